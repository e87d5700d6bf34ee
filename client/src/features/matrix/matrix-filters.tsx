import { useTranslation } from 'react-i18next';
import { inUseStages } from '../../../../schema/adoption-stages.ts';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { FilterRow } from '../../ui/filter-row.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { allStages } from '../adoptions/adoption-address.ts';
import { AddressSelect } from '../adoptions/address-select.tsx';
import { unknownRegion } from '../organisations/organisation-address.ts';
import { useRegionOptions } from '../organisations/region-options.ts';
import { useSourceProjectOptions } from '../sources/source-project-options.ts';
import { useThemeOptions } from '../sources/theme-options.ts';
import { materialOrders, matrixFilterNames, providerOrders } from './matrix-address.ts';

/** Narrows and orders the matrix; all of it stands in the address. */
export function MatrixFilters({ address, ownOnly = false }: { address: AddressFilter; ownOnly?: boolean }) {
  const { t } = useTranslation(['matrix', 'adoptions', 'terms']);
  const themes = useThemeOptions();
  const regions = useRegionOptions();
  const sources = useSourceProjectOptions();
  const everything = { value: '', label: t('adoptions:filter.all') };
  const select = (name: string, label: string, options: { value: string; label: string }[]) => (
    <AddressSelect address={address} name={name} label={label} options={options} />
  );
  return (
    <FilterRow
      label={t('adoptions:filter.title')}
      fold={{
        chosen: matrixFilterNames.filter((name) => name !== 'search' && address.text(name)).length,
        beside: (
          <SearchInput
            label={ownOnly ? t('filter.material') : t('adoptions:filter.search')}
            value={address.text('search')}
            onChange={(search) => address.set({ search }, { replace: true })}
          />
        ),
      }}
    >
      {select('stage', t('adoptions:filter.stage'), [
        everything,
        { value: inUseStages.join(','), label: t('adoptions:filter.inUseAndEstablished') },
        ...allStages.map((value) => ({ value, label: t(`terms:stage.${value}`) })),
      ])}
      {select('theme', t('adoptions:filter.theme'), [everything, ...themes])}
      {select('source', t('adoptions:filter.source'), [everything, ...sources])}
      {!ownOnly &&
        select('region', t('adoptions:filter.region'), [
          everything,
          ...regions,
          { value: unknownRegion, label: t('adoptions:filter.regionUnknown') },
        ])}
      {!ownOnly &&
        select('partners', t('adoptions:filter.partners'), [
          everything,
          { value: 'yes', label: t('adoptions:filter.partnersYes') },
        ])}
      {!ownOnly &&
        select('former', t('adoptions:filter.former'), [
          { value: '', label: t('adoptions:filter.formerNo') },
          { value: 'yes', label: t('adoptions:filter.formerYes') },
        ])}
      {!ownOnly &&
        select(
          'rows',
          t('order.rows'),
          providerOrders.map((value, place) => ({ value: place ? value : '', label: t(`order.provider.${value}`) })),
        )}
      {select(
        'columns',
        t('order.columns'),
        materialOrders.map((value, place) => ({ value: place ? value : '', label: t(`order.material.${value}`) })),
      )}
    </FilterRow>
  );
}
