import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** The mark and the name, which lead to the first page. On the narrowest screens the mark stands alone. */
export function Brand() {
  const { t } = useTranslation('app');
  return (
    <Box
      component={Link}
      to="/"
      aria-label={t('home')}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 1,
        color: 'text.primary',
        textDecoration: 'none',
        fontWeight: 680,
        fontSize: '1.0625rem',
      }}
    >
      <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
        <path d="M13 13V0A13 13 0 0 1 26 13Z" fill="#0033CC" />
        <path d="M13 13H26A13 13 0 0 1 13 26Z" fill="#1F5FC4" />
        <path d="M13 13V26A13 13 0 0 1 0 13Z" fill="#7CC4F5" />
        <path d="M13 13H0A13 13 0 0 1 13 0Z" fill="#000066" />
      </svg>
      <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
        {t('brand')}
      </Box>
    </Box>
  );
}
