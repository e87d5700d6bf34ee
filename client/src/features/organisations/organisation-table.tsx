import { useTranslation } from 'react-i18next';
import type { OrganisationsPageQuery } from '../../platform/graphql/generated/graphql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Marked } from '../../ui/marked.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';

type Row = OrganisationsPageQuery['organisations']['nodes'][number];

/** Organisations as rows: what is not known is said, never left blank. */
export function OrganisationTable({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  const { t } = useTranslation(['organisations', 'terms']);
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          label: t('column.name'),
          render: (row) => (
            <Marked marks={row.demonstration && <StatusChip tone="info" label={t('demonstration')} />}>
              <LinkText to={`/organisations/${row.id}`}>{localName(row)}</LinkText>
              {row.brandName && <div>{row.brandName}</div>}
            </Marked>
          ),
        },
        { key: 'businessId', label: t('column.businessId'), render: (row) => row.businessId ?? t('notKnown') },
        {
          key: 'type',
          label: t('column.type'),
          render: (row) =>
            row.providerType ? t(`terms:providerType.${row.providerType}`) : t(`terms:organisationKind.${row.kind}`),
        },
        {
          key: 'region',
          label: t('column.region'),
          render: (row) => (
            <Marked
              marks={
                row.locationBasis === 'UNVERIFIED' && row.region && <StatusChip tone="neutral" label={t('locationUnverified')} />
              }
            >
              {row.region ? localName(row.region) : row.kind === 'PROVIDER' ? t('regionUnknown') : '–'}
            </Marked>
          ),
        },
        {
          key: 'municipality',
          label: t('column.municipality'),
          render: (row) => (row.municipality ? localName(row.municipality) : t('notKnown')),
        },
      ]}
    />
  );
}
