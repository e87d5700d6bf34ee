import Checkbox from '@mui/material/Checkbox';
import { useTranslation } from 'react-i18next';
import type { OrganisationsPageQuery } from '../../platform/graphql/generated/graphql.ts';
import { formatDate } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Marked } from '../../ui/marked.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';

type Row = OrganisationsPageQuery['organisations']['nodes'][number];

type Props = {
  rows: readonly Row[];
  caption: string;
  /** The rows that are chosen; left out where there is nothing to choose for. */
  choice?: { chosen: ReadonlySet<string>; onToggle: (id: string) => void };
};

/** Organisations as rows: what is not known is said, never left blank. */
export function OrganisationTable({ rows, caption, choice }: Props) {
  const { t } = useTranslation(['organisations', 'terms']);
  const choose: Column<Row> = {
    key: 'choose',
    label: t('location.select'),
    width: 64,
    render: (row) => (
      <Checkbox
        checked={choice?.chosen.has(row.id) ?? false}
        onChange={() => choice?.onToggle(row.id)}
        slotProps={{ input: { 'aria-label': t('location.selectOne', { name: localName(row) }) } }}
        sx={{ p: 0.25, m: -0.25 }}
      />
    ),
  };
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        ...(choice ? [choose] : []),
        {
          key: 'name',
          label: t('column.name'),
          render: (row) => (
            <Marked
              marks={
                (row.demonstration || row.mergedOn) && (
                  <>
                    {row.demonstration && <StatusChip tone="info" label={t('demonstration')} />}
                    {row.mergedOn && <StatusChip tone="neutral" label={t('merger.mark', { date: formatDate(row.mergedOn) })} />}
                  </>
                )
              }
            >
              <LinkText to={`/organisations/${row.id}`}>{localName(row)}</LinkText>
              {row.brandName && <div>{row.brandName}</div>}
              {row.formerNames.map((former) => (
                <div key={former.id}>{t('formerly', { name: localName(former) })}</div>
              ))}
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
            <Marked marks={row.locationToConfirm && <StatusChip tone="neutral" label={t('locationUnverified')} />}>
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
