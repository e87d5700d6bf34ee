import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NudgeProvidersMutation } from '../../platform/graphql/generated/graphql.ts';
import { Prose } from '../../ui/prose.tsx';
import { ActDialog } from '../maintenance/act-dialog.tsx';
import { useProblems } from '../maintenance/use-problems.ts';
import { NudgeProvidersDocument } from './coverage.query.ts';
import { NoteField } from './note-field.tsx';

export type Nudged = NudgeProvidersMutation['nudgeProviders'];
type Props = {
  projectId: string;
  theme: string;
  themeName: string;
  organisationIds: readonly string[];
  onClose: (outcome?: Nudged) => void;
};

/** Reminds the chosen providers of a theme, with a note of one's own. */
export function NudgeDialog({ projectId, theme, themeName, organisationIds, onClose }: Props) {
  const { t } = useTranslation('coverage');
  const [note, setNote] = useState('');
  // The same press twice reminds once.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [nudge, { loading, error }] = useMutation(NudgeProvidersDocument, {
    errorPolicy: 'none',
    refetchQueries: ['CoverageProviders'],
  });
  const problems = useProblems(error);
  const send = () =>
    nudge({ variables: { input: { projectId, theme, organisationIds: [...organisationIds], note, idempotencyKey } } }).then(
      ({ data }) => onClose(data?.nudgeProviders),
      () => undefined,
    );
  return (
    <ActDialog
      title={t('nudge.title', { count: organisationIds.length })}
      confirmLabel={t('nudge.send')}
      busy={loading}
      failure={problems.failure}
      onConfirm={() => void send()}
      onClose={() => onClose()}
    >
      <Prose>{t('nudge.text', { theme: themeName })}</Prose>
      <NoteField value={note} onChange={setNote} {...problems.at('note')} />
    </ActDialog>
  );
}
