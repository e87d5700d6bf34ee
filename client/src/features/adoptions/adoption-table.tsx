import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { DateText, DateTimeText } from '../../ui/dates.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Marked } from '../../ui/marked.tsx';
import type { AdoptionRow } from './adoption-list.query.ts';
import { StatusChip } from '../../ui/status-chip.tsx';
import { ConfirmOne } from './confirm-one.tsx';
import { StageChip } from './stage-chip.tsx';
import { VerifiedMark } from './verified-mark.tsx';

/** Adoptions as rows, each leading to its declarations. */
export function AdoptionTable({ rows, caption }: { rows: readonly AdoptionRow[]; caption: string }) {
  const { t } = useTranslation('adoptions');
  const keeps = rows.some((row) => row.viewerCan.confirm.allowed);
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'provider',
          label: t('column.provider'),
          render: (row) => {
            const provider = row.countsFor ?? row.organisation;
            return (
              <Marked
                marks={
                  <>
                    <span>{provider.region ? localName(provider.region) : t('regionUnknown')}</span>
                    {provider.id !== row.organisation.id && (
                      <span>{t('merged.saidBefore', { name: localName(row.organisation) })}</span>
                    )}
                    {!row.countsFor && <StatusChip tone="neutral" label={t('merged.countsNoLonger')} />}
                  </>
                }
              >
                <LinkText to={`/organisations/${provider.id}`}>{localName(provider)}</LinkText>
              </Marked>
            );
          },
        },
        {
          key: 'material',
          label: t('column.material'),
          render: (row) => <LinkText to={`/materials/${row.material.id}`}>{row.material.title}</LinkText>,
        },
        {
          key: 'stage',
          label: t('column.stage'),
          render: (row) => (
            <Marked
              marks={
                <>
                  {row.materialVersion && t('versionInUse', { number: row.materialVersion.number })}
                  {row.evidenceMissing && <StatusChip tone="warning" label={t('evidenceMissing')} />}
                  {row.updateAvailable && <StatusChip tone="warning" label={t('update.mark')} />}
                </>
              }
            >
              <StageChip stage={row.stage} />
            </Marked>
          ),
        },
        { key: 'since', label: t('column.since'), render: (row) => <DateText value={row.effectiveDate} /> },
        { key: 'declared', label: t('column.declared'), render: (row) => <DateTimeText value={row.declaredAt} /> },
        { key: 'verified', label: t('column.verified'), render: (row) => <VerifiedMark {...row} /> },
        ...(keeps ? [{ key: 'keep', label: t('keep.column'), render: (row: AdoptionRow) => <ConfirmOne row={row} /> }] : []),
        {
          key: 'open',
          label: t('open'),
          render: (row) => (
            <LinkText
              to={`/adoptions/${row.id}`}
              label={t('openOf', { provider: localName(row.organisation), material: row.material.title })}
            >
              {t('open')}
            </LinkText>
          ),
        },
      ]}
    />
  );
}
