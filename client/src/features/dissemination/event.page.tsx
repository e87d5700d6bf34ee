import { useQuery } from '@apollo/client/react';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useSession } from '../../platform/auth/session.tsx';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { AwaitedPage } from '../../ui/awaited-page.tsx';
import { Columns, Stack } from '../../ui/columns.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Markdown } from '../../ui/markdown.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { AttendanceForm } from './attendance-form.tsx';
import { EventActions } from './event-actions.tsx';
import { isGathering } from './event-address.ts';
import { EventStateChip } from './event-chips.tsx';
import { EventFacts } from './event-facts.tsx';
import { EventAttendance, EventMaterials, EventRegistrations } from './event-lists.tsx';
import { EventPage } from './event.query.ts';
import { EventInvitations } from './event-invitations.tsx';
import { EventRegistration } from './event-registration.tsx';
import { eventTitle } from './event-title.ts';
import { EventFollowUp } from '../follow-up/event-follow-up.tsx';
import { ReportForm } from './report-form.tsx';

/** One event: what it is, who comes, and what came of it. */
export default function EventDetailPage() {
  const { t } = useTranslation('dissemination');
  const { id = '' } = useParams();
  const { viewer } = useSession();
  const { data, error, loading, refetch } = useQuery(EventPage, { variables: { id } });
  const event = data?.disseminationEvent;
  useLiveRefetch(viewer && event?.project.id, ['event.', 'follow_up.', 'adoption.'], refetch);
  const crumbs = [{ label: t('title'), to: '/dissemination' }];
  if (!event) {
    return (
      <AwaitedPage
        title={t('title')}
        crumbs={crumbs}
        asked={{ error, loading, refetch }}
        missing={{
          title: t('missing.title'),
          hint: t('missing.hint'),
          action: <LinkText to="/dissemination">{t('title')}</LinkText>,
        }}
      />
    );
  }
  const inside = viewer?.positions.some(({ project }) => project?.id === event.project.id) ?? false;
  const gathering = isGathering(event.kind);
  const reports = event.viewerCan.report.allowed;
  return (
    <Page title={eventTitle(event)} crumbs={crumbs} subtitle={<EventStateChip state={event.state} />}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {event.reason && (event.state === 'CANCELLED' || event.state === 'POSTPONED') && (
        <Notice tone="warning">{t(event.state === 'CANCELLED' ? 'cancelled' : 'postponed', { reason: event.reason })}</Notice>
      )}
      <EventActions event={event} />
      {reports && (
        // The table of attendance takes the whole width.
        <Box sx={{ mb: 1.5 }}>
          <Stack>
            {gathering && <AttendanceForm key={`attendance of ${event.id}`} event={event} />}
            <ReportForm key={`report of ${event.id}`} event={event} />
          </Stack>
        </Box>
      )}
      <Columns
        lead={
          event.description ? (
            <Section title={t('description')}>
              <Markdown text={event.description} from={3} />
            </Section>
          ) : undefined
        }
        aside={
          <>
            {gathering && <EventRegistration key={`${event.id} ${event.ownRegistration?.version}`} event={event} />}
            <EventFacts event={event} />
          </>
        }
      >
        {!reports && <EventMaterials event={event} />}
        {inside && gathering && event.registrations.length > 0 && <EventRegistrations event={event} />}
        {inside && event.invitations.some(({ id: one }) => one !== event.ownInvitation?.id) && <EventInvitations event={event} />}
        {viewer && <EventFollowUp event={event} />}
        {!reports && event.attendance.length > 0 && <EventAttendance event={event} />}
      </Columns>
    </Page>
  );
}
