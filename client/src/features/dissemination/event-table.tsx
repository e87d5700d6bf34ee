import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Marked } from '../../ui/marked.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { EventStateChip } from './event-chips.tsx';
import type { EventRow } from './event.query.ts';
import { EventTime } from './event-time.tsx';
import { eventTitle } from './event-title.ts';

/** Events as an agenda. */
export function EventTable({ rows, caption }: { rows: readonly EventRow[]; caption: string }) {
  const { t } = useTranslation('dissemination');
  const term = useTerms();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'time', label: t('column.time'), render: (row) => <EventTime {...row} /> },
        {
          key: 'title',
          label: t('column.title'),
          render: (row) => (
            <Marked
              marks={
                <>
                  {term('eventKind', row.kind)}
                  {!row.published && <StatusChip tone="neutral" label={t('notPublished')} />}
                </>
              }
            >
              <LinkText to={`/dissemination/${row.id}`}>{eventTitle(row)}</LinkText>
            </Marked>
          ),
        },
        {
          key: 'organiser',
          label: t('column.organiser'),
          render: ({ organisation }) => <LinkText to={`/organisations/${organisation.id}`}>{localName(organisation)}</LinkText>,
        },
        {
          key: 'place',
          label: t('column.place'),
          render: ({ place, channel }) => [place, channel].filter(Boolean).join(', ') || '–',
        },
        {
          key: 'state',
          label: t('column.state'),
          render: (row) => (
            <Marked
              marks={
                <>
                  {row.reportAwaited && <StatusChip tone="warning" label={t('reportAwaited')} />}
                  {row.ownRegistration && !row.ownRegistration.withdrawnAt && (
                    <StatusChip tone="success" label={t('registeredMark', { count: row.ownRegistration.participants })} />
                  )}
                  {row.state === 'OPEN' && row.placesLeft !== null && t('placesLeft', { count: row.placesLeft })}
                </>
              }
            >
              <EventStateChip state={row.state} />
            </Marked>
          ),
        },
      ]}
    />
  );
}
