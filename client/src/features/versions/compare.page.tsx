import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAddressFilter } from '../../platform/address/address-filter.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { AwaitedPage } from '../../ui/awaited-page.tsx';
import { Stack } from '../../ui/columns.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FilterRow } from '../../ui/filter-row.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Page } from '../../ui/page.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { Comparison } from './comparison.tsx';
import { CompareVersions } from './version.query.ts';

/** Any two versions of a material beside each other; which ones stands in the address. */
export default function Compare() {
  const { t } = useTranslation(['versions', 'materials']);
  const term = useTerms();
  const { id = '' } = useParams();
  const address = useAddressFilter();
  const numberIn = (name: string) => {
    const number = Number(address.text(name));
    return Number.isSafeInteger(number) && number < 2 ** 31 ? number : 0;
  };
  const { data, previousData, error, loading, refetch } = useQuery(CompareVersions, {
    variables: { materialId: id, from: numberIn('from'), to: numberIn('to') },
  });
  const { material, from, to } = data ?? previousData ?? {};
  const crumbs = [{ label: t('materials:title'), to: '/materials' }];
  if (!material) {
    return (
      <AwaitedPage
        title={t('compare.title')}
        crumbs={crumbs}
        asked={{ error, loading, refetch }}
        missing={{
          title: t('materials:missing.title'),
          hint: t('materials:missing.hint'),
          action: <LinkText to="/materials">{t('materials:missing.action')}</LinkText>,
        }}
      />
    );
  }
  const options = material.versions.map(({ number, state }) => ({
    value: String(number),
    label: `${t('name', { number })} (${term('versionState', state)})`,
  }));
  const choice = (name: 'from' | 'to') => (
    <SelectInput
      label={t(`compare.${name}`)}
      name={name}
      value={address.text(name)}
      onChange={(value) => address.set({ [name]: value })}
      options={
        options.some(({ value }) => value === address.text(name))
          ? options
          : [{ value: address.text(name), label: '–' }, ...options]
      }
    />
  );
  return (
    <Page title={t('compare.title')} crumbs={[...crumbs, { label: material.title, to: `/materials/${material.id}` }]}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <Stack>
        <FilterRow label={t('compare.choose')}>
          {choice('from')}
          {choice('to')}
        </FilterRow>
        {from && to ? <Comparison from={from} to={to} /> : <EmptyState title={t('compare.choose')} />}
      </Stack>
    </Page>
  );
}
