import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';

/** Something to know before going on. */
export const Notice = ({ tone, children }: { tone: 'info' | 'warning' | 'success'; children: ReactNode }) => (
  <Alert severity={tone} variant="outlined" role="status" sx={{ mb: 1.5, '& .MuiAlert-message': { color: 'text.primary' } }}>
    {children}
  </Alert>
);
