import Box from '@mui/material/Box';
import type { ReactNode, Ref } from 'react';

/** What must not be out of sight below a long list: stays at the lower edge of the window. Can be given the focus. */
export const Foot = ({ children, ref }: { children: ReactNode; ref?: Ref<HTMLDivElement> }) => (
  <Box
    ref={ref}
    tabIndex={-1}
    sx={{
      position: 'sticky',
      bottom: 0,
      zIndex: 2,
      outline: 'none',
      '& .MuiAlert-root': { mt: 1, mb: 0, bgcolor: 'background.paper' },
    }}
  >
    {children}
  </Box>
);
