import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** How much a list holds, told again when it changes. */
export const Summary = ({ children }: { children: ReactNode }) => (
  <Typography component="p" variant="body2" role="status" sx={{ color: 'text.secondary', mb: 0.75 }}>
    {children}
  </Typography>
);
