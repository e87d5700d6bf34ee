import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Fields that narrow a list, side by side as many as fit. */
export const FilterRow = ({ children, label }: { children: ReactNode; label: string }) => (
  <Box
    role="search"
    aria-label={label}
    sx={{
      display: 'grid',
      columnGap: 1.5,
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 1fr))',
      alignItems: 'start',
    }}
  >
    {children}
  </Box>
);
