import { useMutation } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton, type Ability } from '../../ui/action-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { ChangePasswordDocument } from './account.query.ts';
import { useProblems } from './use-problems.ts';

/** A new password in the place of the old one. */
export function PasswordForm({ can, email }: { can: Ability; email: string }) {
  const { t } = useTranslation('accounts');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [change, { loading, error, data }] = useMutation(ChangePasswordDocument, {
    errorPolicy: 'none',
    refetchQueries: ['Account'],
  });
  const problems = useProblems(error);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = { currentPassword: current, newPassword: next };
    await change({ variables: { input } }).then(
      () => (setCurrent(''), setNext('')),
      () => undefined,
    );
  };
  return (
    <Section title={t('password.title')}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        {Boolean(problems.failure) && <ErrorState error={problems.failure} />}
        {data && <Notice tone="success">{t('password.done')}</Notice>}
        {can.allowed && (
          <>
            {/* Tells a password manager whose password it is. */}
            <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
            <TextInput
              label={t('password.current')}
              name="currentPassword"
              type="password"
              autoComplete="current-password"
              required
              value={current}
              onChange={setCurrent}
              {...problems.at('currentPassword')}
            />
            <TextInput
              label={t('password.new')}
              hint={t('password.hint')}
              name="newPassword"
              type="password"
              autoComplete="new-password"
              required
              value={next}
              onChange={setNext}
              {...problems.at('newPassword')}
            />
          </>
        )}
        <ActionButton can={can} type="submit" busy={loading}>
          {t('password.submit')}
        </ActionButton>
      </form>
    </Section>
  );
}
