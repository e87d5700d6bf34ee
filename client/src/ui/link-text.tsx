import MuiLink from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

type Props = { to: string; children: ReactNode; strong?: boolean; label?: string };

/** A link inside the app. Addresses are written without their language. */
export function LinkText({ to, children, strong = false, label }: Props) {
  return (
    <MuiLink component={Link} to={to} aria-label={label} sx={{ fontWeight: strong ? 600 : 'inherit' }}>
      {children}
    </MuiLink>
  );
}
