import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { ButtonRow } from '../../ui/button-row.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { FilterRow } from '../../ui/filter-row.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { providerTypes } from '../organisations/organisation-address.ts';
import { RegionSelect } from '../organisations/region-select.tsx';
import { useSourceProjectOptions } from '../sources/source-project-options.ts';
import { useThemeOptions } from '../sources/theme-options.ts';
import { dayIn } from './day-in.ts';
import { earlier } from './earlier.ts';

type Props = {
  address: AddressFilter;
  earliest: string;
  latest: string;
  inside: boolean;
  /** A page of one region asks for no other. */
  place?: string | undefined;
  ownRegions: boolean;
  hasOwn: boolean;
};

/** What the whole page speaks of: materials, providers, a day, and the day it is compared with. */
export function CoverageFilters({ address, earliest, latest, inside, place, ownRegions, hasOwn }: Props) {
  const { t } = useTranslation(['coverage', 'terms']);
  const themes = useThemeOptions();
  const sources = useSourceProjectOptions();
  const every = { value: '', label: t('filter.all') };
  return (
    <FilterRow
      {...(inside && { below: <Days address={address} latest={latest} /> })}
      label={t('filter.title')}
      fold={{ chosen: ['theme', 'source', 'type', 'region', 'asOf', 'compare'].filter((name) => address.text(name)).length }}
    >
      <SelectInput
        label={t('filter.theme')}
        value={address.text('theme')}
        onChange={(theme) => address.set({ theme })}
        options={[{ value: '', label: t('filter.allThemes') }, ...themes]}
      />
      <SelectInput
        label={t('filter.source')}
        value={address.text('source')}
        onChange={(source) => address.set({ source })}
        options={[every, ...sources]}
      />
      {inside && (
        <>
          <SelectInput
            label={t('filter.type')}
            value={address.text('type')}
            onChange={(type) => address.set({ type })}
            options={[every, ...providerTypes.map((type) => ({ value: type, label: t(`terms:providerType.${type}`) }))]}
          />
          {!place && <RegionSelect address={address} isOwn={ownRegions} hasOwn={hasOwn} />}
          <DayInput name="asOf" address={address} min={earliest} max={latest} standing={latest} />
          <DayInput name="compare" address={address} min={earliest} max={latest} standing="" />
        </>
      )}
    </FilterRow>
  );
}

/** Days that are often compared with, by one press, and the way back to today. */
function Days({ address, latest }: { address: AddressFilter; latest: string }) {
  const { t } = useTranslation('coverage');
  return (
    <ButtonRow>
      <span>{t('filter.compareTo.label')}</span>
      {(['month', 'quarter', 'year'] as const).map((span) => (
        <Button
          key={span}
          size="small"
          variant="outlined"
          onClick={() => address.set({ compare: earlier(dayIn(address) || latest, span) })}
        >
          {t(`filter.compareTo.${span}`)}
        </Button>
      ))}
      {(['compare', 'asOf'] as const).map(
        (name) =>
          address.text(name) && (
            <Button key={name} size="small" onClick={() => address.set({ [name]: null })}>
              {t(`filter.clear.${name}`)}
            </Button>
          ),
      )}
    </ButtonRow>
  );
}

type DayProps = {
  name: 'asOf' | 'compare';
  address: AddressFilter;
  min: string;
  max: string;
  /** What is meant where the address names no day. */
  standing: string;
};

function DayInput({ name, address, min, max, standing }: DayProps) {
  const { t } = useTranslation('coverage');
  const chosen = dayIn(address, name) || standing;
  // A half-written day is nobody's address yet.
  const [day, setDay] = useState(chosen);
  useEffect(() => setDay(chosen), [chosen]);
  const take = (next: string) => {
    setDay(next);
    if (next && next !== chosen) address.set({ [name]: next === standing ? null : next });
  };
  return <DateInput label={t(`filter.${name}`)} min={min} max={max} value={day} onChange={take} />;
}
