import Button from '@mui/material/Button';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useSignIn } from './use-sign-in.ts';

/** Signing in with an account of one's own. */
export function SignInForm() {
  const { t } = useTranslation('people');
  const { signIn, busy, error } = useSignIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = { email: asked && !email.trim(), password: asked && !password };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (email.trim() && password) void signIn(email.trim(), password);
  };
  return (
    <Section title={t('form.title')}>
      <form noValidate onSubmit={submit}>
        {error && <ErrorState error={error} />}
        <TextInput
          label={t('form.email')}
          name="email"
          type="email"
          required
          autoComplete="username"
          value={email}
          onChange={setEmail}
          {...(missing.email && { error: t('form.emailMissing') })}
        />
        <TextInput
          label={t('form.password')}
          name="password"
          type="password"
          required
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          {...(missing.password && { error: t('form.passwordMissing') })}
        />
        <Button type="submit" variant="contained" disabled={busy}>
          {busy ? t('form.busy') : t('form.submit')}
        </Button>
        <Prose>
          <LinkText to="/forgot-password">{t('form.forgot')}</LinkText>
        </Prose>
      </form>
    </Section>
  );
}
