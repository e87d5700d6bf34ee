import { useTranslation } from 'react-i18next';
import { inUseStages } from '../../../../schema/adoption-stages.ts';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { FilterRow } from '../../ui/filter-row.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { unknownRegion } from '../organisations/organisation-address.ts';
import { useRegionOptions } from '../organisations/region-options.ts';
import { useThemeOptions } from '../sources/theme-options.ts';
import { useSourceProjectOptions } from '../sources/source-project-options.ts';
import { adoptionFilterNames, adoptionOrders, allStages } from './adoption-address.ts';
import { AddressSelect } from './address-select.tsx';

/** Narrows the list of adoptions; all of it stands in the address. */
export function AdoptionFilters({ address }: { address: AddressFilter }) {
  const { t } = useTranslation(['adoptions', 'terms']);
  const themes = useThemeOptions();
  const regions = useRegionOptions();
  const sources = useSourceProjectOptions();
  const everything = { value: '', label: t('filter.all') };
  const stages = [
    everything,
    { value: inUseStages.join(','), label: t('filter.inUseAndEstablished') },
    ...allStages.map((value) => ({ value, label: t(`terms:stage.${value}`) })),
  ];
  const allRegions = [everything, ...regions, { value: unknownRegion, label: t('filter.regionUnknown') }];
  const select = (name: string, label: string, options: { value: string; label: string }[]) => (
    <AddressSelect address={address} name={name} label={label} options={options} />
  );

  return (
    <FilterRow
      label={t('filter.title')}
      fold={{
        chosen: adoptionFilterNames.filter((name) => name !== 'search' && address.text(name)).length,
        beside: (
          <SearchInput
            label={t('filter.search')}
            value={address.text('search')}
            onChange={(search) => address.set({ search }, { replace: true })}
          />
        ),
      }}
    >
      {select('stage', t('filter.stage'), stages)}
      {select('theme', t('filter.theme'), [everything, ...themes])}
      {select('region', t('filter.region'), allRegions)}
      {select('source', t('filter.source'), [everything, ...sources])}
      {select('partners', t('filter.partners'), [everything, { value: 'yes', label: t('filter.partnersYes') }])}
      {select('former', t('filter.former'), [
        { value: '', label: t('filter.formerNo') },
        { value: 'yes', label: t('filter.formerYes') },
      ])}
      {select('confirmed', t('filter.confirmed'), [
        everything,
        { value: 'yes', label: t('filter.confirmedYes') },
        { value: 'no', label: t('filter.confirmedNo') },
      ])}
      {select('verified', t('filter.verified'), [
        everything,
        { value: 'yes', label: t('filter.verifiedYes') },
        { value: 'no', label: t('filter.verifiedNo') },
      ])}
      {select('update', t('filter.update'), [
        everything,
        { value: 'yes', label: t('filter.updateYes') },
        { value: 'no', label: t('filter.updateNo') },
      ])}
      {select('evidence', t('filter.evidence'), [
        everything,
        { value: 'missing', label: t('filter.evidenceMissing') },
        { value: 'there', label: t('filter.evidenceThere') },
      ])}
      {select('trained', t('filter.trained'), [
        everything,
        { value: 'yes', label: t('filter.trainedYes') },
        { value: 'no', label: t('filter.trainedNo') },
      ])}
      {select(
        'sort',
        t('filter.sort'),
        adoptionOrders.map((value) => ({ value: value === 'DECLARED' ? '' : value, label: t(`order.${value}`) })),
      )}
    </FilterRow>
  );
}
