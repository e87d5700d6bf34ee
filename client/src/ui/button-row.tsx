import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Buttons side by side. */
export const ButtonRow = ({ children }: { children: ReactNode }) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, my: 1 }}>{children}</Box>
);
