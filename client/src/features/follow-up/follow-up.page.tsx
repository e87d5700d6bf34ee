import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useSession } from '../../platform/auth/session.tsx';
import { localName } from '../../platform/i18n/language.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { AwaitedPage } from '../../ui/awaited-page.tsx';
import { BusyButton } from '../../ui/busy-button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Stack } from '../../ui/columns.tsx';
import { DateText } from '../../ui/dates.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Summary } from '../../ui/summary.tsx';
import { EventTime } from '../dissemination/event-time.tsx';
import { eventTitle } from '../dissemination/event-title.ts';
import { followUpsAddress } from './follow-up-address.ts';
import { FollowUpPage } from './follow-up.query.ts';
import { MaterialAnswer } from './material-answer.tsx';
import { useAnswers } from './use-answers.ts';

/** What a provider is asked after an event: one screen, an answer for each material, in any order and at any time. */
export default function FollowUp() {
  const { t } = useTranslation('follow-up');
  const { id = '' } = useParams();
  const { viewer } = useSession();
  const { data, error, loading, refetch } = useQuery(FollowUpPage, { variables: { id } });
  const followUp = data?.followUp;
  const { answer, busy, error: failure } = useAnswers(followUp, refetch);
  useLiveRefetch(viewer && followUp?.event.project.id, ['follow_up.', 'adoption.', 'event.'], refetch);
  const crumbs = [
    { label: t('crumb.events'), to: '/dissemination' },
    { label: t('list.title'), to: followUpsAddress() },
  ];
  if (!followUp) {
    return (
      <AwaitedPage
        title={t('title')}
        crumbs={crumbs}
        asked={{ error, loading, refetch }}
        missing={{
          title: t('missing.title'),
          hint: t('missing.hint'),
          action: <LinkText to={followUpsAddress()}>{t('list.title')}</LinkText>,
        }}
      />
    );
  }
  const { event, organisation, materials } = followUp;
  const open = materials.filter(({ answered, material }) => !answered && material);
  const can = followUp.viewerCan.answer.allowed;
  return (
    <Page
      title={eventTitle(event)}
      crumbs={crumbs}
      subtitle={
        <>
          {t('subtitle', { count: followUp.day, organisation: localName(organisation) })} <EventTime {...event} />{' '}
          <LinkText to={`/dissemination/${event.id}`}>{t('openEvent')}</LinkText>
        </>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {Boolean(failure) && <ErrorState error={failure} />}
      <Summary>{t('answered', { count: followUp.askedCount, answered: followUp.answeredCount })}</Summary>
      {followUp.waiting ? (
        <Notice tone={followUp.overdue ? 'warning' : 'info'}>
          {t(can ? 'askedYou' : 'askedThem')} {t('due')} <DateText value={followUp.dueOn} />
        </Notice>
      ) : (
        <Notice tone="success">{t(open.length ? 'closed' : 'done')}</Notice>
      )}
      {can && open.length > 1 && (
        <ButtonRow>
          <BusyButton
            variant="outlined"
            busy={busy}
            onClick={() =>
              void answer(
                open.map(({ material, adoption }) => ({ materialId: material!.id, expectedVersion: adoption?.version ?? 0 })),
              )
            }
          >
            {t('keepAll', { count: open.length })}
          </BusyButton>
        </ButtonRow>
      )}
      <Stack>
        {materials.map((asked) => (
          <MaterialAnswer
            key={asked.material?.id ?? ''}
            asked={asked}
            followUp={followUp}
            busy={busy}
            onAnswer={answer}
            failure={failure}
          />
        ))}
      </Stack>
    </Page>
  );
}
