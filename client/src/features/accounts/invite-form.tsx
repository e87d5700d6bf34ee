import { useMutation, useQuery } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/auth/session.tsx';
import type { Language, MemberRole } from '../../platform/graphql/generated/graphql.ts';
import { language as ownLanguage, languageNames, languages, localName } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PickInput } from '../../ui/pick-input.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectInput, type Option } from '../../ui/select-input.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { InvitableDocument, InviteDocument } from './people.query.ts';
import { useProblems } from './use-problems.ts';

/** Invites somebody to act for an organisation, in a role that the reader may give there. */
export function InviteForm() {
  const { t } = useTranslation('accounts');
  const term = useTerms();
  const { projects, demonstration } = useSession();
  const [search, setSearch] = useState('');
  const [organisation, setOrganisation] = useState<Option | null>(null);
  const [email, setEmail] = useState('');
  const [asked, setAsked] = useState('');
  const [language, setLanguage] = useState<Language>(ownLanguage);
  const [projectId, setProjectId] = useState('');
  const [validUntil, setValidUntil] = useState('');
  const [missing, setMissing] = useState(false);
  const found = useQuery(InvitableDocument, { variables: { search: organisation ? null : search } });
  const invitable = (found.data ?? found.previousData)?.invitableOrganisations.nodes ?? [];
  const [roles, setRoles] = useState<readonly MemberRole[]>([]);
  const role = roles.find((one) => one === asked) ?? roles[0];
  const [invite, { loading, error, data }] = useMutation(InviteDocument, {
    errorPolicy: 'none',
    refetchQueries: ['Invitations'],
  });
  const problems = useProblems(error);
  const auditor = role === 'AUDITOR';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(!organisation);
    if (!organisation || !role) return;
    const mandate = auditor ? { projectId: projectId || projects[0]?.id || null, validUntil: validUntil || null } : {};
    const input = { email, organisationId: organisation.value, role, language, ...mandate };
    await invite({ variables: { input } }).then(
      () => setEmail(''),
      () => undefined,
    );
  };

  return (
    <Section title={t('invite.title')}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        {Boolean(problems.failure) && <ErrorState error={problems.failure} />}
        {data && (
          <Notice tone="success">
            {t('invite.sent', { email: data.invite.email })}{' '}
            {demonstration && <LinkText to="/outbox">{t('invite.outbox')}</LinkText>}
          </Notice>
        )}
        <PickInput
          label={t('invite.organisation')}
          hint={t('invite.organisationHint')}
          name="organisation"
          required
          value={organisation}
          onChange={(option) => {
            setOrganisation(option);
            setRoles(invitable.find(({ id }) => id === option?.value)?.invitableRoles ?? []);
          }}
          onSearch={setSearch}
          busy={found.loading}
          nothing={t('invite.nothing')}
          options={invitable.map((one) => ({ value: one.id, label: localName(one) }))}
          {...(missing && !organisation ? { error: t('problem.REQUIRED') } : problems.at('organisationId'))}
        />
        <SelectInput
          label={t('invite.role')}
          name="role"
          required
          disabled={!roles.length}
          value={role ?? ''}
          onChange={setAsked}
          options={
            roles.length
              ? roles.map((value) => ({ value, label: term('memberRole', value) }))
              : [{ value: '', label: t('invite.roleFirst') }]
          }
          {...problems.at('role')}
        />
        {auditor && (
          <>
            <SelectInput
              label={t('invite.project')}
              name="project"
              required
              value={projectId || projects[0]?.id || ''}
              onChange={setProjectId}
              options={projects.map((project) => ({ value: project.id, label: localName(project) }))}
              {...problems.at('projectId')}
            />
            <DateInput
              label={t('invite.validUntil')}
              name="validUntil"
              required
              value={validUntil}
              onChange={setValidUntil}
              {...problems.at('validUntil')}
            />
          </>
        )}
        <TextInput
          label={t('invite.email')}
          name="email"
          type="email"
          autoComplete="off"
          required
          value={email}
          onChange={setEmail}
          {...problems.at('email')}
        />
        <SelectInput
          label={t('invite.language')}
          name="language"
          value={language}
          onChange={(value) => setLanguage(value as Language)}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <ActionButton can={{ allowed: true }} type="submit" busy={loading}>
          {t('invite.submit')}
        </ActionButton>
      </form>
    </Section>
  );
}
