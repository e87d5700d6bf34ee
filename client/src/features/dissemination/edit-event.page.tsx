import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useErrorWords } from '../../platform/errors/error-words.ts';
import { failureOf } from '../../platform/errors/failure.ts';
import { AwaitedPage } from '../../ui/awaited-page.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Prose } from '../../ui/prose.tsx';
import { eventDraftOf, factsOf, type EventDraft } from './event-draft.ts';
import { EventForm } from './event-form.tsx';
import { eventTitle } from './event-title.ts';
import { EditEvent as EditEventDocument, EventPage } from './event.query.ts';
import { useEventAct } from './use-event-act.ts';

/** Corrects the facts of an event. Who was slower is told, and keeps what was typed. */
export default function EditEvent() {
  const { t } = useTranslation('dissemination');
  const words = useErrorWords();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(EventPage, { variables: { id } });
  const { act, busy, error: refused } = useEventAct(EditEventDocument);
  const event = data?.disseminationEvent;
  const overtaken = refused !== undefined && failureOf(refused).code === 'CONFLICT';
  const crumbs = [
    { label: t('title'), to: '/dissemination' },
    ...(event ? [{ label: eventTitle(event), to: `/dissemination/${id}` }] : []),
  ];
  if (!event) {
    return (
      <AwaitedPage
        title={t('edit.title')}
        crumbs={crumbs}
        asked={{ error, loading, refetch }}
        missing={{ title: t('missing.title'), action: <LinkText to="/dissemination">{t('title')}</LinkText> }}
      />
    );
  }
  const save = async (draft: EventDraft) => {
    if (await act({ id: event.id, expectedVersion: event.version, ...factsOf(draft) })) void navigate(`/dissemination/${id}`);
    // What is there now is read, so that saving again says what was seen.
    else await refetch().catch(() => undefined);
  };
  return (
    <Page title={t('edit.title')} crumbs={crumbs}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {overtaken && <Notice tone="warning">{t('edit.overtaken')}</Notice>}
      {!event.viewerCan.edit.allowed && (
        <Prose>{words({ code: 'FORBIDDEN', params: { reason: event.viewerCan.edit.reason } })}</Prose>
      )}
      {event.viewerCan.edit.allowed && (
        <EventForm
          key={event.id}
          projectId={event.project.id}
          start={eventDraftOf(event)}
          busy={busy}
          error={refused}
          submitLabel={t('save')}
          cancelTo={`/dissemination/${id}`}
          onSubmit={(draft) => void save(draft)}
        />
      )}
    </Page>
  );
}
