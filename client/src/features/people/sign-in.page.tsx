import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSession } from '../../platform/auth/session.tsx';
import { language } from '../../platform/i18n/language.ts';
import { Page } from '../../ui/page.tsx';
import { Prose } from '../../ui/prose.tsx';
import { DemonstrationAccounts } from './demonstration-accounts.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** The way in. */
export default function SignIn() {
  const { t } = useTranslation('people');
  const { demonstration } = useSession();
  const [search] = useSearchParams();
  return (
    <Page title={t('title')} subtitle={search.get('return') ? t('returning') : undefined}>
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          alignItems: 'start',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            lg: demonstration ? 'minmax(0, 2fr) minmax(300px, 1fr)' : 'minmax(0, 440px)',
          },
        }}
      >
        {demonstration && <DemonstrationAccounts />}
        <SignInForm />
      </Box>
      <Prose>
        <MuiLink href={`/${language}/catalogue`}>{t('catalogue')}</MuiLink>
      </Prose>
    </Page>
  );
}
