import { useTranslation } from 'react-i18next';
import type { Standing } from '../../platform/graphql/generated/graphql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { adoptionsBehind } from './coverage-address.ts';
import type { CountedProvider } from './coverage.query.ts';

type Props = { rows: readonly CountedProvider[]; caption: string; standing: Standing; theme: string };

/** Providers of a figure, each with the way to what it has declared, where it has declared anything. */
export function CoverageProvidersTable({ rows, caption, standing, theme }: Props) {
  const { t } = useTranslation(['coverage', 'terms']);
  const adoptions: Column<CountedProvider> = {
    key: 'adoptions',
    label: t('providers.adoptions'),
    render: (row) => (
      <LinkText to={adoptionsBehind(row.id, standing, theme)} label={`${t('providers.open')}: ${localName(row)}`}>
        {t('providers.open')}
      </LinkText>
    ),
  };
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'provider',
          label: t('providers.provider'),
          render: (row) => <LinkText to={`/organisations/${row.id}`}>{localName(row)}</LinkText>,
        },
        {
          key: 'region',
          label: t('table.region'),
          render: ({ region }) => (region ? localName(region) : t('table.unknown')),
        },
        {
          key: 'type',
          label: t('providers.type'),
          render: ({ providerType }) => (providerType ? t(`terms:providerType.${providerType}`) : '–'),
        },
        ...(standing === 'NO_DATA' ? [] : [adoptions]),
      ]}
    />
  );
}
