import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Buttons side by side; `inline` on the line of what stands beside them, as in a table. */
export const ButtonRow = ({ children, inline = false }: { children: ReactNode; inline?: boolean }) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: inline ? 0.5 : 1, my: inline ? -0.75 : 1 }}>
    {children}
  </Box>
);
