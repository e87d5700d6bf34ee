import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/auth/session.tsx';
import { language } from '../platform/i18n/language.ts';
import { LinkText } from '../ui/link-text.tsx';

/** The links that a public service owes its readers. */
export function Footer() {
  const { t } = useTranslation('app');
  const { feedbackEmail } = useSession();
  return (
    <Box
      component="footer"
      sx={{
        px: 2.5,
        py: 2,
        mt: 2,
        borderTop: 1,
        borderColor: 'divider',
        fontSize: '0.8125rem',
        color: 'text.secondary',
        display: 'flex',
        flexWrap: 'wrap',
        gap: 2,
      }}
    >
      <span>{t('footer.about')}</span>
      <MuiLink href={`/${language}/catalogue`}>{t('footer.catalogue')}</MuiLink>
      <LinkText to="/accessibility">{t('footer.accessibility')}</LinkText>
      <LinkText to="/privacy">{t('footer.privacy')}</LinkText>
      {feedbackEmail && (
        <MuiLink href={`mailto:${feedbackEmail}?subject=${encodeURIComponent(t('footer.subject'))}`}>
          {t('footer.feedback')}
        </MuiLink>
      )}
    </Box>
  );
}
