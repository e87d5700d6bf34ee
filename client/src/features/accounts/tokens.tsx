import { useMutation } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { AccountQuery } from '../../platform/graphql/generated/graphql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import type { Ability } from '../../ui/action-button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { DateText } from '../../ui/dates.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { RevokeApiTokenDocument } from './account.query.ts';
import { TokenForm } from './token-form.tsx';

type Viewer = NonNullable<AccountQuery['viewer']>;
type Props = { tokens: Viewer['apiTokens']; organisation: Viewer['organisation']; can: Ability };

/** The tokens of the reader's programs, and a way to a new one. */
export function Tokens({ tokens, organisation, can }: Props) {
  const { t } = useTranslation('accounts');
  const term = useTerms();
  const [revoke, { loading, error }] = useMutation(RevokeApiTokenDocument, {
    refetchQueries: ['Account'],
    awaitRefetchQueries: true,
  });
  return (
    <Section title={t('token.title')}>
      <Prose quiet>{t('token.hint', { organisation: localName(organisation) })}</Prose>
      {error && <ErrorState error={error} />}
      <DataTable
        caption={t('token.caption')}
        rows={tokens}
        rowKey={({ id }) => id}
        empty={<Prose>{t('token.none')}</Prose>}
        columns={[
          { key: 'name', label: t('token.name'), render: ({ name }) => name },
          { key: 'organisation', label: t('session.organisation'), render: (token) => localName(token.organisation) },
          { key: 'scope', label: t('token.scope'), render: ({ scope }) => term('tokenScope', scope) },
          { key: 'created', label: t('token.created'), render: ({ createdAt }) => <DateText value={createdAt} /> },
          { key: 'expires', label: t('token.expires'), render: ({ expiresAt }) => <DateText value={expiresAt} /> },
          {
            key: 'actions',
            label: t('session.actions'),
            render: ({ id, name }) =>
              can.allowed && (
                <Button
                  size="small"
                  disabled={loading}
                  aria-label={t('token.revokeNamed', { name })}
                  onClick={() => void revoke({ variables: { input: { id } } })}
                >
                  {t('token.revoke')}
                </Button>
              ),
          },
        ]}
      />
      <TokenForm can={can} />
    </Section>
  );
}
