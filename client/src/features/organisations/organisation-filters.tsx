import { useTranslation } from 'react-i18next';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { FilterRow } from '../../ui/filter-row.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { providerTypes, toConfirm, unknownRegion } from './organisation-address.ts';
import { useRegionOptions } from './region-options.ts';

/** Narrows the list of organisations; all of it stands in the address. */
export function OrganisationFilters({ address }: { address: AddressFilter }) {
  const { t } = useTranslation(['organisations', 'terms']);
  const regions = useRegionOptions();
  return (
    <FilterRow
      label={t('filter.title')}
      fold={{
        chosen: ['region', 'type', 'location', 'demonstration'].filter((name) => address.text(name)).length,
        beside: (
          <SearchInput
            label={t('filter.search')}
            value={address.text('search')}
            onChange={(search) => address.set({ search }, { replace: true })}
          />
        ),
      }}
    >
      <SelectInput
        label={t('filter.region')}
        value={address.text('region')}
        onChange={(region) => address.set({ region })}
        options={[
          { value: '', label: t('filter.allRegions') },
          ...regions,
          { value: unknownRegion, label: t('filter.regionUnknown') },
        ]}
      />
      <SelectInput
        label={t('filter.type')}
        value={address.text('type')}
        onChange={(type) => address.set({ type })}
        options={[
          { value: '', label: t('filter.allTypes') },
          ...providerTypes.map((value) => ({ value, label: t(`terms:providerType.${value}`) })),
        ]}
      />
      <SelectInput
        label={t('filter.location')}
        value={address.text('location')}
        onChange={(location) => address.set({ location })}
        options={[
          { value: '', label: t('filter.everyone') },
          { value: toConfirm, label: t('filter.toConfirm') },
        ]}
      />
      <SelectInput
        label={t('filter.population')}
        value={address.text('demonstration')}
        onChange={(demonstration) => address.set({ demonstration })}
        options={[
          { value: '', label: t('filter.everyone') },
          { value: 'no', label: t('filter.real') },
          { value: 'yes', label: t('filter.demonstration') },
        ]}
      />
    </FilterRow>
  );
}
