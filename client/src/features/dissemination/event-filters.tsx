import { useTranslation } from 'react-i18next';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { FilterRow } from '../../ui/filter-row.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { SelectInput, type Option } from '../../ui/select-input.tsx';
import { usePartnerOptions } from '../maintenance/partner-options.ts';
import { useRegionOptions } from '../organisations/region-options.ts';
import { useThemeOptions } from '../sources/theme-options.ts';
import { eventFilterNames, eventKinds, eventStates } from './event-address.ts';

/** Narrows the agenda; all of it stands in the address. */
export function EventFilters({ address, projectId, own }: { address: AddressFilter; projectId: string; own: boolean }) {
  const { t } = useTranslation('dissemination');
  const term = useTerms();
  const themes = useThemeOptions();
  const regions = useRegionOptions();
  const partners = usePartnerOptions(projectId);
  const everything = { value: '', label: t('filter.all') };
  const select = (name: string, label: string, options: readonly Option[]) => {
    const value = address.text(name);
    const listed = [everything, ...options];
    // A link may have brought several values where a person chooses one.
    const shown = listed.some((option) => option.value === value)
      ? listed
      : [
          ...listed,
          {
            value,
            label: value
              .split(',')
              .map((part) => options.find((one) => one.value === part)?.label ?? part)
              .join(', '),
          },
        ];
    return <SelectInput label={label} value={value} onChange={(chosen) => address.set({ [name]: chosen })} options={shown} />;
  };
  return (
    <FilterRow
      label={t('filter.title')}
      fold={{
        chosen: eventFilterNames.filter((name) => name !== 'search' && address.text(name)).length,
        beside: (
          <SearchInput
            label={t('filter.search')}
            value={address.text('search')}
            onChange={(search) => address.set({ search }, { replace: true })}
          />
        ),
      }}
    >
      {select(
        'kind',
        t('filter.kind'),
        eventKinds.map((value) => ({ value, label: term('eventKind', value) })),
      )}
      {select(
        'state',
        t('filter.state'),
        eventStates.map((value) => ({ value, label: term('eventState', value) })),
      )}
      {select('theme', t('filter.theme'), themes)}
      {select('region', t('filter.region'), regions)}
      {select('organiser', t('filter.organiser'), partners)}
      {own && select('own', t('filter.own'), [{ value: 'yes', label: t('filter.ownYes') }])}
      {own && select('invited', t('filter.invited'), [{ value: 'yes', label: t('filter.invitedYes') }])}
      {own && select('registered', t('filter.registered'), [{ value: 'yes', label: t('filter.registeredYes') }])}
    </FilterRow>
  );
}
