import { useMutation } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { ActionButton, type Ability } from '../../ui/action-button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { CheckInput } from '../../ui/check-input.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { Notice } from '../../ui/notice.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { ProposeChange } from './proposal.query.ts';
import { useVersionProblems } from './use-version-problems.ts';

/** Proposes a change of a material; whoever keeps it decides. */
export function ProposalForm({ materialId, can }: { materialId: string; can: Ability }) {
  const { t } = useTranslation(['versions', 'ui']);
  const { viewer } = useSession();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [named, setNamed] = useState(false);
  const [propose, { loading, error, data }] = useMutation(ProposeChange, {
    errorPolicy: 'none',
    refetchQueries: ['MaterialPage'],
    awaitRefetchQueries: true,
  });
  const { at, failure } = useVersionProblems(error);
  const place = useKeptFocus<HTMLDivElement>(open);
  if (!viewer) return null;
  if (!open)
    return (
      <div ref={place}>
        {data && <Notice tone="success">{t('proposals.sent')}</Notice>}
        {can.allowed ? (
          <Button variant="outlined" onClick={() => setOpen(true)}>
            {t('proposals.propose')}
          </Button>
        ) : (
          <ActionButton can={can}>{t('proposals.propose')}</ActionButton>
        )}
      </div>
    );
  const send = async (event: FormEvent) => {
    event.preventDefault();
    // What went wrong stands in the form.
    const sent = await propose({ variables: { input: { materialId, text, named } } }).catch(() => undefined);
    if (!sent) return;
    setText('');
    setOpen(false);
  };
  return (
    <div ref={place}>
      <form noValidate onSubmit={(event) => void send(event)}>
        {Boolean(failure) && <ErrorState error={failure} />}
        <TextArea
          label={t('proposals.text')}
          hint={t('proposals.textHint')}
          name="proposal"
          required
          value={text}
          onChange={setText}
          maxLength={limits.text}
          {...at('text')}
        />
        <CheckInput
          label={t('proposals.named', { name: viewer.person.name })}
          hint={t('proposals.namedHint')}
          name="named"
          value={named}
          onChange={setNamed}
        />
        <ButtonRow>
          <ActionButton can={can} type="submit" busy={loading}>
            {t('proposals.send')}
          </ActionButton>
          <Button onClick={() => setOpen(false)}>{t('ui:cancel')}</Button>
        </ButtonRow>
      </form>
    </div>
  );
}
