import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InviteProvidersMutation } from '../../platform/graphql/generated/graphql.ts';
import { formatDateTime } from '../../platform/i18n/format.ts';
import { LinkText } from '../../ui/link-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { eventTitle } from '../dissemination/event-title.ts';
import { ActDialog } from '../maintenance/act-dialog.tsx';
import { useProblems } from '../maintenance/use-problems.ts';
import { InvitableEvents, InviteProvidersDocument } from './coverage.query.ts';
import { NoteField } from './note-field.tsx';

export type Invited = InviteProvidersMutation['inviteProviders'];
type Props = {
  projectId: string;
  theme: string;
  organisationIds: readonly string[];
  onClose: (outcome?: Invited) => void;
};

/** Invites the chosen providers to a coming event that shows a material of the theme, with a note of one's own. */
export function InviteDialog({ projectId, theme, organisationIds, onClose }: Props) {
  const { t } = useTranslation('coverage');
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState('');
  // The same press twice invites once.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const {
    data,
    loading: looking,
    error: failed,
  } = useQuery(InvitableEvents, {
    variables: { projectId, theme },
    fetchPolicy: 'cache-and-network',
  });
  const [invite, { loading, error }] = useMutation(InviteProvidersDocument, { errorPolicy: 'none' });
  const problems = useProblems(error);
  const events = data?.disseminationEvents.nodes.filter(({ viewerCan }) => viewerCan.invite.allowed) ?? [];
  const eventId = chosen || (events[0]?.id ?? '');
  const send = () =>
    invite({ variables: { input: { eventId, organisationIds: [...organisationIds], note, idempotencyKey } } }).then(
      ({ data: done }) => onClose(done?.inviteProviders),
      () => undefined,
    );
  return (
    <ActDialog
      title={t('invite.title', { count: organisationIds.length })}
      confirmLabel={t('invite.send')}
      busy={loading || !eventId}
      failure={problems.failure ?? failed}
      onConfirm={() => void send()}
      onClose={() => onClose()}
    >
      <Prose>{t('invite.text')}</Prose>
      {data && !looking && events.length === 0 && (
        <Notice tone="info">
          {t('invite.none')} <LinkText to="/dissemination/new">{t('invite.plan')}</LinkText>
        </Notice>
      )}
      {events.length > 0 && (
        <>
          <SelectInput
            label={t('invite.event')}
            name="event"
            value={eventId}
            onChange={setChosen}
            options={events.map((event) => ({
              value: event.id,
              label: [
                `${formatDateTime(event.startsAt)} ${eventTitle(event)}`,
                ...(event.state === 'PLANNED' ? [t('invite.planned')] : []),
              ].join(' – '),
            }))}
            {...problems.at('eventId')}
          />
          <NoteField value={note} onChange={setNote} {...problems.at('note')} />
        </>
      )}
    </ActDialog>
  );
}
