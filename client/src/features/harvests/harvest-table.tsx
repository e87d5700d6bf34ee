import { useTranslation } from 'react-i18next';
import type { HarvestsQuery, HarvestState } from '../../platform/graphql/generated/graphql.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { DateText, DateTimeText } from '../../ui/dates.tsx';
import { Prose } from '../../ui/prose.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';

export type Harvest = HarvestsQuery['harvests']['nodes'][number];
const tones: Record<HarvestState, Tone> = { WAITING: 'neutral', RUNNING: 'info', DONE: 'success', FAILED: 'warning' };

/** The harvests, newest first, each with its outcome. */
export function HarvestTable({ harvests }: { harvests: readonly Harvest[] }) {
  const { t } = useTranslation('harvests');
  const result = ({ state, failure, read, created, changed, unchanged, expired, merged, skipped }: Harvest) => {
    if (state === 'FAILED') return t(`failure.${(failure ?? 'INTERNAL') as 'INTERNAL'}`);
    return state === 'DONE' ? t('result', { read, created, changed, unchanged, expired, merged, skipped }) : '–';
  };
  return (
    <DataTable
      caption={t('list.caption')}
      rows={harvests}
      rowKey={({ id }) => id}
      empty={<Prose>{t('list.none')}</Prose>}
      columns={[
        { key: 'asked', label: t('list.asked'), render: ({ askedAt }) => <DateTimeText value={askedAt} /> },
        {
          key: 'since',
          label: t('list.since'),
          render: ({ changedSince }) => (changedSince ? <DateText value={changedSince} /> : t('list.everything')),
        },
        {
          key: 'state',
          label: t('list.state'),
          render: ({ state }) => <StatusChip tone={tones[state]} label={t(`state.${state}`)} />,
        },
        { key: 'result', label: t('list.result'), render: result },
      ]}
    />
  );
}
