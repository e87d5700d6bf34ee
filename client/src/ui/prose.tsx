import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** A paragraph; line breaks that somebody typed are kept. `quiet` is for explanations. */
export const Prose = ({ children, quiet = false }: { children: ReactNode; quiet?: boolean }) => (
  <Typography
    variant={quiet ? 'body2' : 'body1'}
    sx={{ my: 0.75, maxWidth: '70ch', whiteSpace: 'pre-line', ...(quiet && { color: 'text.secondary' }) }}
  >
    {children}
  </Typography>
);
