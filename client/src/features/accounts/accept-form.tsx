import { useMutation } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { openAnew } from '../../platform/auth/leave.ts';
import type { InvitationOfferQuery } from '../../platform/graphql/generated/graphql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { AcceptInvitationDocument } from './offer.query.ts';
import { useProblems } from './use-problems.ts';

type Offer = NonNullable<InvitationOfferQuery['invitationOffer']>;

/** Accepts an invitation: somebody new makes an account, somebody known shows that it is theirs. */
export function AcceptForm({ token, offer }: { token: string; offer: Offer }) {
  const { t } = useTranslation('accounts');
  const term = useTerms();
  const { email, role, organisation, hasAccount, isViewer } = offer;
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [accept, { loading, error, data }] = useMutation(AcceptInvitationDocument, { errorPolicy: 'none' });
  const problems = useProblems(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = { token, ...(!hasAccount && { name }), ...(!isViewer && { password }) };
    void accept({ variables: { input } }).then(
      () => openAnew('/'),
      () => undefined,
    );
  };
  return (
    <Section title={localName(organisation)}>
      <Prose>{t('invitation.offer', { organisation: localName(organisation), role: term('memberRole', role) })}</Prose>
      {!isViewer && <Prose>{t(hasAccount ? 'invitation.known' : 'invitation.new', { email })}</Prose>}
      <form noValidate onSubmit={submit}>
        {Boolean(problems.failure) && <ErrorState error={problems.failure} />}
        {!isViewer && <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />}
        {!hasAccount && (
          <TextInput
            label={t('invitation.name')}
            hint={t('invitation.nameHint')}
            name="name"
            autoComplete="name"
            required
            maxLength={300}
            value={name}
            onChange={setName}
            {...problems.at('name')}
          />
        )}
        {!isViewer && (
          <TextInput
            label={t('invitation.password')}
            {...(!hasAccount && { hint: t('password.hint') })}
            name="password"
            type="password"
            autoComplete={hasAccount ? 'current-password' : 'new-password'}
            required
            value={password}
            onChange={setPassword}
            {...problems.at('password')}
          />
        )}
        {/* Still busy after success: the first page is being opened. */}
        <ActionButton can={{ allowed: true }} type="submit" busy={loading || Boolean(data)}>
          {t('invitation.accept')}
        </ActionButton>
      </form>
    </Section>
  );
}
