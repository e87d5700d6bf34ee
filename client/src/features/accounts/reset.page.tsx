import { useMutation } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { failureOf } from '../../platform/errors/failure.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { Narrow } from './narrow.tsx';
import { ResetPasswordDocument } from './offer.query.ts';
import { useProblems } from './use-problems.ts';

/** Where the link of a forgotten password leads. */
export default function Reset() {
  const { t } = useTranslation('accounts');
  const { token = '' } = useParams();
  const [newPassword, setNewPassword] = useState('');
  const [reset, { loading, error, data }] = useMutation(ResetPasswordDocument, { errorPolicy: 'none' });
  const problems = useProblems(error);
  const gone = Boolean(error) && failureOf(error).code === 'NOT_FOUND';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void reset({ variables: { input: { token, newPassword } } }).catch(() => undefined);
  };
  return (
    <Page title={t('reset.title')}>
      <Narrow>
        <Section title={t('reset.title')}>
          {data && (
            <Notice tone="success">
              {t('reset.done')} <LinkText to="/sign-in">{t('reset.signIn')}</LinkText>
            </Notice>
          )}
          {gone && (
            <Notice tone="warning">
              {t('reset.gone')} <LinkText to="/forgot-password">{t('reset.again')}</LinkText>
            </Notice>
          )}
          {Boolean(problems.failure) && !gone && <ErrorState error={problems.failure} />}
          {!data && (
            <form noValidate onSubmit={submit}>
              <TextInput
                label={t('reset.password')}
                hint={t('password.hint')}
                name="newPassword"
                type="password"
                autoComplete="new-password"
                required
                value={newPassword}
                onChange={setNewPassword}
                {...problems.at('newPassword')}
              />
              <ActionButton can={{ allowed: true }} type="submit" busy={loading}>
                {t('reset.submit')}
              </ActionButton>
            </form>
          )}
        </Section>
      </Narrow>
    </Page>
  );
}
