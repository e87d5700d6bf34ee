import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Chips and short words on one line, as far as it reaches. */
export const ChipRow = ({ children }: { children: ReactNode }) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>{children}</Box>
);
