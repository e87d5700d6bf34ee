import { useMutation } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/auth/session.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { Narrow } from './narrow.tsx';
import { RequestPasswordResetDocument } from './offer.query.ts';

/** Asks for a link to a new password. What is said afterwards is the same for every address. */
export default function Forgot() {
  const { t } = useTranslation('accounts');
  const { demonstration } = useSession();
  const [email, setEmail] = useState('');
  const [missing, setMissing] = useState(false);
  const [ask, { loading, error, data }] = useMutation(RequestPasswordResetDocument, { errorPolicy: 'none' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!email.trim());
    if (email.trim()) void ask({ variables: { input: { email } } }).catch(() => undefined);
  };
  return (
    <Page title={t('reset.ask')}>
      <Narrow>
        <Section title={t('reset.title')}>
          <Prose quiet>{t('reset.askHint')}</Prose>
          {error && <ErrorState error={error} />}
          {data && (
            <Notice tone="success">
              {t('reset.sent')} {demonstration && <LinkText to="/outbox">{t('invite.outbox')}</LinkText>}
            </Notice>
          )}
          <form noValidate onSubmit={submit}>
            <TextInput
              label={t('reset.email')}
              name="email"
              type="email"
              autoComplete="username"
              required
              value={email}
              onChange={setEmail}
              {...(missing && !email.trim() && { error: t('problem.REQUIRED') })}
            />
            <ActionButton can={{ allowed: true }} type="submit" busy={loading}>
              {t('reset.send')}
            </ActionButton>
          </form>
        </Section>
      </Narrow>
    </Page>
  );
}
