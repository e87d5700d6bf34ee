import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

const stack = { display: 'flex', flexDirection: 'column', gap: 1.5, minWidth: 0 } as const;

/** The main matter, and beside it what should stay in sight; one below the other where the screen is narrow. */
export function Columns({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.5,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: aside ? 'minmax(0, 1fr) 330px' : 'minmax(0, 1fr)' },
      }}
    >
      <Box sx={stack}>{children}</Box>
      {aside && <Box sx={stack}>{aside}</Box>}
    </Box>
  );
}

/** Parts side by side, as many as fit at their least width, all of one height. */
export function Tiles({ children, least = 150 }: { children: ReactNode; least?: number }) {
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${least}px), 1fr))` }}>
      {children}
    </Box>
  );
}

/** Parts one below the other. */
export function Stack({ children }: { children: ReactNode }) {
  return <Box sx={stack}>{children}</Box>;
}
