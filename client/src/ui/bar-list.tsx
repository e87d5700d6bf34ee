import Box from '@mui/material/Box';
import { Bar } from './bar.tsx';
import { LinkText } from './link-text.tsx';

export type BarRow = { key: string; label: string; value: number; max: number; words: string; to?: string };

/** Lengths under their names, in as many columns as fit. */
export function BarList({ rows }: { rows: readonly BarRow[] }) {
  return (
    <Box
      component="ul"
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'grid',
        columnGap: 3,
        rowGap: 1.25,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 260px), 1fr))',
      }}
    >
      {rows.map(({ key, label, value, max, words, to }) => (
        <Box component="li" key={key}>
          <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, mb: 0.25, fontSize: '0.875rem' }}>
            {to ? <LinkText to={to}>{label}</LinkText> : label}
            <span>{words}</span>
          </Box>
          <Bar value={value} max={max} label={`${label}: ${words}`} />
        </Box>
      ))}
    </Box>
  );
}
