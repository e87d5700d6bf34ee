import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkText } from './link-text.tsx';

export type Crumb = { label: string; to: string };
type Props = {
  title: string;
  /** What it is called after its crumbs, where the title says them again. */
  place?: string;
  subtitle?: ReactNode;
  crumbs?: Crumb[];
  actions?: ReactNode;
  children: ReactNode;
};

/** One page: its place, its name (also the document's), what can be done on it, and what it shows. */
export function Page({ title, place = title, subtitle, crumbs, actions, children }: Props) {
  const { t } = useTranslation('ui');
  useEffect(() => {
    const brand = t('brand');
    document.title = title === brand ? brand : `${title} – ${brand}`;
  }, [title, t]);
  return (
    <Box sx={{ maxWidth: 1440, mx: 'auto', px: { xs: 1.5, md: 2.5 }, py: { xs: 2, md: 2.5 } }}>
      {crumbs && crumbs.length > 0 && <Crumbs crumbs={crumbs} title={place} label={t('crumbs')} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start', justifyContent: 'space-between', mb: 2 }}>
        <Box sx={{ minWidth: 0, flex: '1 1 300px' }}>
          <Typography variant="h1" tabIndex={-1}>
            {title}
          </Typography>
          {subtitle && (
            <Typography component="div" variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
              {subtitle}
            </Typography>
          )}
        </Box>
        {actions && <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>{actions}</Box>}
      </Box>
      {children}
    </Box>
  );
}

function Crumbs({ crumbs, title, label }: { crumbs: Crumb[]; title: string; label: string }) {
  return (
    <Box component="nav" aria-label={label} sx={{ mb: 0.75, fontSize: '0.8125rem' }}>
      <Box component="ol" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, listStyle: 'none', m: 0, p: 0 }}>
        {crumbs.map(({ label: name, to }) => (
          <Box component="li" key={to} sx={{ '&::after': { content: '"/" / ""', ml: 0.75, color: 'text.secondary' } }}>
            <LinkText to={to}>{name}</LinkText>
          </Box>
        ))}
        <Box component="li" aria-current="page" sx={{ color: 'text.secondary' }}>
          {title}
        </Box>
      </Box>
    </Box>
  );
}
