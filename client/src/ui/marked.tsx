import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Something with its chips below it. */
export const Marked = ({ children, marks }: { children: ReactNode; marks: ReactNode }) => (
  <>
    {children}
    <Box
      component="span"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 0.5,
        mt: 0.5,
        fontSize: '0.8125rem',
        color: 'text.secondary',
        '&:empty': { display: 'none' },
      }}
    >
      {marks}
    </Box>
  </>
);
