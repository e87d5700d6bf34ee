import Box from '@mui/material/Box';
import type { ReactNode, Ref } from 'react';

const stack = { display: 'flex', flexDirection: 'column', gap: 1.5, minWidth: 0 } as const;

type Props = { children: ReactNode; aside?: ReactNode; lead?: ReactNode };

/**
 * The main matter, and beside it what should stay in sight; one below the other where there is no room for both.
 * `lead` is the part of the main matter that then still comes before what stands aside.
 */
export function Columns({ children, aside, lead }: Props) {
  if (!aside)
    return (
      <Box sx={stack}>
        {lead}
        {children}
      </Box>
    );
  const beside = (
    <Box sx={{ ...stack, '@container (min-width: 860px)': { gridColumn: 2, gridRow: lead ? '1 / span 2' : 1 } }}>{aside}</Box>
  );
  return (
    <Box sx={{ containerType: 'inline-size' }}>
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          alignItems: 'start',
          gridTemplateColumns: 'minmax(0, 1fr)',
          '@container (min-width: 860px)': {
            gridTemplateColumns: 'minmax(0, 1fr) 330px',
            // What stands aside may be longer than the lead: the rest follows the lead at once.
            ...(lead && { gridTemplateRows: 'auto 1fr' }),
          },
        }}
      >
        {lead && (
          <>
            <Box sx={stack}>{lead}</Box>
            {beside}
          </>
        )}
        <Box sx={stack}>{children}</Box>
        {!lead && beside}
      </Box>
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

type StackProps = { children: ReactNode; ref?: Ref<HTMLDivElement>; label?: string };

/** Parts one below the other; with a `ref` and a name they can take the focus as one. */
export function Stack({ children, ref, label }: StackProps) {
  return (
    <Box
      ref={ref}
      {...(label && { role: 'group', 'aria-label': label, tabIndex: -1 })}
      sx={{ ...stack, '&:focus': { outline: 'none' } }}
    >
      {children}
    </Box>
  );
}
