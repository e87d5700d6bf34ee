import { useMutation } from '@apollo/client/react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TokenScope } from '../../platform/graphql/generated/graphql.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { ActionButton, type Ability } from '../../ui/action-button.tsx';
import { Tiles } from '../../ui/columns.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Part } from '../../ui/part.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { CreateApiTokenDocument } from './account.query.ts';
import { useProblems } from './use-problems.ts';

const scopes: TokenScope[] = ['READ', 'WRITE'];
const lifetimes = ['30', '90', '365'];
const DAY = 86_400_000;

/** A new token; its secret is shown once. */
export function TokenForm({ can }: { can: Ability }) {
  const { t } = useTranslation('accounts');
  const term = useTerms();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<TokenScope>('READ');
  const [days, setDays] = useState('90');
  const [create, { loading, error, data }] = useMutation(CreateApiTokenDocument, {
    errorPolicy: 'none',
    // The secret stays on this page and nowhere else.
    fetchPolicy: 'no-cache',
    refetchQueries: ['Account'],
  });
  const problems = useProblems(error);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const expiresAt = new Date(Date.now() + Number(days) * DAY).toISOString();
    await create({ variables: { input: { name, scope, expiresAt } } }).then(
      () => setName(''),
      () => undefined,
    );
  };
  return (
    <Part title={t('token.create')}>
      {data?.createApiToken.token && <NewSecret secret={data.createApiToken.token} />}
      <form noValidate onSubmit={(event) => void submit(event)}>
        {Boolean(problems.failure) && <ErrorState error={problems.failure} />}
        <Tiles least={180}>
          <TextInput
            label={t('token.name')}
            hint={t('token.nameHint')}
            name="tokenName"
            autoComplete="off"
            required
            maxLength={300}
            value={name}
            onChange={setName}
            {...problems.at('name', 'expiresAt')}
          />
          <SelectInput
            label={t('token.scope')}
            name="scope"
            value={scope}
            onChange={(value) => setScope(value as TokenScope)}
            options={scopes.map((value) => ({ value, label: term('tokenScope', value) }))}
          />
          <SelectInput
            label={t('token.lifetime')}
            name="days"
            value={days}
            onChange={setDays}
            options={lifetimes.map((value) => ({ value, label: t('token.days', { count: Number(value) }) }))}
          />
        </Tiles>
        <ActionButton can={can} type="submit" busy={loading}>
          {t('token.create')}
        </ActionButton>
      </form>
    </Part>
  );
}

function NewSecret({ secret }: { secret: string }) {
  const { t } = useTranslation('accounts');
  const [copied, setCopied] = useState('');
  return (
    <Notice tone="success">
      {t('token.made')}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 0.5 }}>
        <Box component="code" sx={{ overflowWrap: 'anywhere', userSelect: 'all' }}>
          {secret}
        </Box>
        <Button
          size="small"
          variant="outlined"
          onClick={() =>
            void navigator.clipboard.writeText(secret).then(
              () => setCopied(secret),
              () => undefined,
            )
          }
        >
          {copied === secret ? t('token.copied') : t('token.copy')}
        </Button>
      </Box>
    </Notice>
  );
}
