import { useQuery } from '@apollo/client/react';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { formatAge } from '../../platform/i18n/format.ts';
import { useLine } from '../../platform/live/line.ts';
import { useProjectEvents } from '../../platform/live/use-project-events.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { LiveDot } from '../../ui/live-dot.tsx';
import { NewRowsButton } from '../../ui/new-rows-button.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { FeedDocument } from './dashboard.query.ts';
import { useFeedText } from './feed-text.ts';

const ROWS = 6;

/** What happens in the project, as it happens. New rows wait to be asked for, so that nothing moves under the pointer. */
export function LiveFeed({ projectId }: { projectId: string }) {
  const { t } = useTranslation('dashboards');
  const { now } = useSession();
  const line = useLine();
  const textOf = useFeedText();
  const [rows, setRows] = useState(ROWS);
  const { data, error, refetch, previousData } = useQuery(FeedDocument, { variables: { projectId, first: rows } });
  const [newest, setNewest] = useState<readonly string[]>([]);
  useProjectEvents(projectId, (events) =>
    setNewest((before) => [...new Set([...before, ...events.map(({ position }) => position)])]),
  );

  const shown = (data ?? previousData)?.history.nodes ?? [];
  const top = BigInt(shown[0]?.position ?? 0);
  // Who was away sees all that was missed, not only the newest of it.
  const show = () => {
    const wanted = Math.min(limits.page, Math.max(ROWS, waiting));
    if (wanted === rows) void refetch();
    else setRows(wanted);
  };
  const waiting = data ? newest.filter((position) => BigInt(position) > top).length : 0;
  return (
    <Section
      title={t('feed.title')}
      action={<LiveDot live={line === 'open'} label={line === 'open' ? t('feed.live') : t('feed.lost')} />}
    >
      <NewRowsButton count={waiting} onShow={show} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !previousData && !error && <TableSkeleton rows={5} />}
      {data && shown.length === 0 && <Prose quiet>{t('feed.empty')}</Prose>}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {shown.map((entry) => {
          const { who, what, to } = textOf(entry);
          return (
            <Box
              component="li"
              key={entry.position}
              sx={{ py: 1, borderTop: 1, borderColor: 'divider', fontSize: '0.875rem', lineHeight: 1.4 }}
            >
              <strong>{who}</strong> {to ? <LinkText to={to}>{what}</LinkText> : what}
              <Box
                component="time"
                dateTime={entry.occurredAt}
                sx={{ display: 'block', fontSize: '0.8125rem', color: 'text.secondary' }}
              >
                {formatAge(entry.occurredAt, now())}
              </Box>
            </Box>
          );
        })}
      </Box>
    </Section>
  );
}
