import { useQuery } from '@apollo/client/react';
import ButtonBase from '@mui/material/ButtonBase';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/i18n/language.ts';
import { Tiles } from '../../ui/columns.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { CardSkeleton } from '../../ui/skeletons.tsx';
import { DemoAccountsDocument } from './sign-in.query.ts';
import type accounts from './people.fi.json';
import { useSignIn } from './use-sign-in.ts';

const PASSWORD = 'hankeverkko-demo';
type Key = keyof typeof accounts.accounts;

/** The demonstration's accounts, one press each. */
export function DemonstrationAccounts() {
  const { t, i18n } = useTranslation('people');
  const { data, error, refetch } = useQuery(DemoAccountsDocument);
  const { signIn, busy, error: refused } = useSignIn();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <CardSkeleton height={260} />;
  return (
    <Section title={t('demonstration.title')}>
      <Prose quiet>{t('demonstration.hint')}</Prose>
      {refused && <ErrorState error={refused} />}
      <Tiles least={230}>
        {data.installation.accounts.map(({ email, key, organisation }) => {
          const known = key.replace('.', '_') as Key;
          const named = i18n.exists(`people:accounts.${known}`);
          return (
            <ButtonBase
              key={email}
              disabled={busy}
              onClick={() => void signIn(email, PASSWORD)}
              sx={{
                display: 'flex',
                flexDirection: 'column',
                alignItems: 'stretch',
                justifyContent: 'flex-start',
                textAlign: 'left',
                font: 'inherit',
                p: 1.25,
                border: 1,
                borderColor: 'grey.400',
                borderRadius: 1,
                '&:hover': { borderColor: 'primary.main', bgcolor: 'primary.light' },
                '&:disabled': { opacity: 0.6 },
              }}
            >
              <Box component="span" sx={{ display: 'block', fontWeight: 650, color: 'primary.main' }}>
                {named ? t(`accounts.${known}`) : email}
              </Box>
              {organisation && (
                <Box component="span" sx={{ display: 'block', fontSize: '0.875rem' }}>
                  {localName(organisation)}
                </Box>
              )}
              {named && (
                <Box component="span" sx={{ display: 'block', fontSize: '0.8125rem', color: 'text.secondary' }}>
                  {t(`accountHints.${known}`)}
                </Box>
              )}
            </ButtonBase>
          );
        })}
      </Tiles>
      <Prose quiet>
        <LinkText to="/outbox">{t('demonstration.outbox')}</LinkText>
      </Prose>
    </Section>
  );
}
