import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { DateInput } from '../../ui/date-input.tsx';
import { FilterRow } from '../../ui/filter-row.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { useThemeOptions } from '../sources/theme-options.ts';

type Props = { address: AddressFilter; earliest: string; latest: string };

/** The theme and the day that the whole page speaks of. */
export function CoverageFilters({ address, earliest, latest }: Props) {
  const { t } = useTranslation('coverage');
  const themes = useThemeOptions();
  const asOf = address.text('asOf') || latest;
  // A half-written day is nobody's address yet.
  const [day, setDay] = useState(asOf);
  useEffect(() => setDay(asOf), [asOf]);
  const take = (next: string) => {
    setDay(next);
    if (next && next !== asOf) address.set({ asOf: next === latest ? null : next });
  };
  return (
    <FilterRow label={t('filter.title')}>
      <SelectInput
        label={t('filter.theme')}
        value={address.text('theme')}
        onChange={(theme) => address.set({ theme })}
        options={[{ value: '', label: t('filter.allThemes') }, ...themes]}
      />
      <div>
        <DateInput label={t('filter.asOf')} min={earliest} max={latest} value={day} onChange={take} />
        {address.text('asOf') && (
          <Button size="small" onClick={() => address.set({ asOf: null })}>
            {t('filter.today')}
          </Button>
        )}
      </div>
    </FilterRow>
  );
}
