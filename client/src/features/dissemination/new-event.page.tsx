import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSession } from '../../platform/auth/session.tsx';
import { useErrorWords } from '../../platform/errors/error-words.ts';
import { newKey } from '../../platform/graphql/idempotency-key.ts';
import { Page } from '../../ui/page.tsx';
import { Prose } from '../../ui/prose.tsx';
import { CardSkeleton } from '../../ui/skeletons.tsx';
import { emptyEvent, factsOf, type EventDraft } from './event-draft.ts';
import { EventForm } from './event-form.tsx';
import { MayPlanEvent, PlanEvent } from './event.query.ts';
import { useEventAct } from './use-event-act.ts';

/** Plans an event of the project. */
export default function NewEvent() {
  const { t } = useTranslation('dissemination');
  const words = useErrorWords();
  const navigate = useNavigate();
  const { project, viewer } = useSession();
  const { data, loading } = useQuery(MayPlanEvent, { variables: { id: project?.id ?? '' }, skip: !project || !viewer });
  const can = data?.project?.viewerCan.planEvent;
  const { act, busy, error } = useEventAct(PlanEvent);
  // The same call again, after an answer was lost, is not a second event.
  const [idempotencyKey] = useState(newKey);
  const coordinates = viewer?.positions.some((held) => held.project?.id === project?.id && held.position === 'COORDINATOR');
  const save = async (draft: EventDraft) => {
    const made = await act({
      ...{ projectId: project!.id, kind: draft.kind, organisationId: draft.organisationId || null, idempotencyKey },
      ...factsOf(draft),
    });
    if (made) void navigate(`/dissemination/${made.planEvent.id}`);
  };
  return (
    <Page title={t('plan.title')} crumbs={[{ label: t('title'), to: '/dissemination' }]}>
      {loading && <CardSkeleton height={320} />}
      {!loading && project && can?.allowed && (
        <EventForm
          projectId={project.id}
          start={emptyEvent}
          isNew={{ coordinates: coordinates ?? false }}
          busy={busy}
          error={error}
          submitLabel={t('plan.submit')}
          cancelTo="/dissemination"
          onSubmit={(draft) => void save(draft)}
        />
      )}
      {!loading && !can?.allowed && (
        <Prose>
          {words({ code: 'FORBIDDEN', params: { reason: can?.reason ?? (viewer ? 'NOT_A_PARTNER' : 'NOT_SIGNED_IN') } })}
        </Prose>
      )}
    </Page>
  );
}
