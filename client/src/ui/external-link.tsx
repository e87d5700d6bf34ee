import OpenIcon from '@mui/icons-material/OpenInNew';
import MuiLink from '@mui/material/Link';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HiddenText } from './hidden-text.tsx';

/** A link that leaves the app. It opens beside it, and says so. */
export function ExternalLink({ href, children, strong = false }: { href: string; children: ReactNode; strong?: boolean }) {
  const { t } = useTranslation('ui');
  // An address can come from an imported row: only the web is followed.
  if (!/^https?:\/\//.test(href)) return <>{children}</>;
  return (
    <MuiLink href={href} target="_blank" rel="noopener noreferrer" sx={{ fontWeight: strong ? 600 : 'inherit' }}>
      {children}
      {/* The mark stays on the line of the last word. */}
      {'\u2060'}
      <OpenIcon aria-hidden="true" sx={{ fontSize: '0.9em', ml: 0.5, verticalAlign: '-0.1em' }} />
      <HiddenText> ({t('newTab')})</HiddenText>
    </MuiLink>
  );
}

/** The site of an address, for a short name of a link. */
export const siteOf = (address: string) => (URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : address);
