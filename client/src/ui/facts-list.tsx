import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

export type Fact = { label: string; value: ReactNode };

/** Labels and values, beside each other where there is room. Facts without a value are left out. */
export function FactsList({ facts }: { facts: readonly Fact[] }) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gap: '6px 12px',
        // A label's longest word decides over its share of the room: it never runs over its value.
        gridTemplateColumns: 'minmax(min-content, 38%) minmax(0, 1fr)',
        fontSize: '0.875rem',
      }}
    >
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== '' && value !== false)
        .map(({ label, value }) => (
          <Box key={label} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary', overflowWrap: 'normal' }}>
              {label}
            </Box>
            <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
              {value}
            </Box>
          </Box>
        ))}
    </Box>
  );
}
