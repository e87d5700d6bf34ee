import { useQuery } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { failureOf } from '../../platform/errors/failure.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { MentionArea } from '../../ui/mention-area.tsx';
import { Mentionable } from './discussion.query.ts';
import { toTokens, type Named } from './mentions.ts';
import { useWords } from './use-words.ts';
import type words from './discussion.fi.json';

type Problem = keyof typeof words.problem;
type Props = {
  materialId: string;
  label: string;
  submit: string;
  /** Under which it is kept until it is sent. */
  draft?: string;
  start?: { text: string; picked: readonly Named[] };
  onSend: (text: string) => Promise<unknown>;
  onCancel?: () => void;
};

/** Where something is said, or said in other words. */
export function CommentForm({ materialId, label, submit, draft, start, onSend, onCancel }: Props) {
  const { t, i18n } = useTranslation(['discussion', 'ui']);
  const { words: said, write, pick, clear } = useWords(draft ?? null, start);
  const [search, setSearch] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { data } = useQuery(Mentionable, { variables: { materialId, search }, skip: search === null });
  const options = (search !== null && data?.material?.mentionable) || [];
  const problem = failure ? failureOf(failure).params['problem'] : undefined;

  const send = async () => {
    if (!said.text.trim()) return setFailure({ extensions: { code: 'BAD_USER_INPUT', params: { problem: 'REQUIRED' } } });
    setBusy(true);
    setFailure(undefined);
    try {
      await onSend(toTokens(said.text, said.picked));
      clear();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {failure !== undefined && problem === undefined && <ErrorState error={failure} onRetry={() => void send()} />}
      <MentionArea
        label={label}
        hint={t('hint')}
        value={said.text}
        maxLength={limits.text}
        onChange={write}
        options={options.map(({ id, name }) => ({ value: id, label: name }))}
        onSearch={setSearch}
        onPick={({ value, label: name }) => pick({ id: value, name })}
        {...(problem !== undefined && {
          error: t(`problem.${i18n.exists(`discussion:problem.${String(problem)}`) ? (problem as Problem) : 'other'}`, {
            most: limits.text,
          }),
        })}
      />
      <ButtonRow>
        <ActionButton can={{ allowed: true }} type="submit" busy={busy}>
          {busy ? t('sending') : submit}
        </ActionButton>
        {onCancel && <Button onClick={onCancel}>{t('ui:cancel')}</Button>}
      </ButtonRow>
    </form>
  );
}
