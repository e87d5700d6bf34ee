import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** What can be done with what is chosen. */
export const BottomBar = ({ label, children }: { label: string; children: ReactNode }) => (
  <Box
    role="group"
    aria-label={label}
    sx={{
      display: 'flex',
      flexWrap: 'wrap',
      gap: 1.5,
      alignItems: 'center',
      p: 1.25,
      mt: 1,
      bgcolor: 'background.paper',
      border: 1,
      borderColor: 'primary.main',
      borderRadius: 1,
      '& > :first-of-type': { flex: '1 1 180px' },
      // A field within has its room from the bar.
      '& .MuiFormControl-root, & > div': { mb: 0 },
    }}
  >
    {children}
  </Box>
);
