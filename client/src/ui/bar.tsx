import Box from '@mui/material/Box';

type Props = { value: number; max: number; label: string; tone?: 'primary' | 'warning' };

/** A length beside its figure. The label tells it in words. */
export function Bar({ value, max, label, tone = 'primary' }: Props) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <Box role="img" aria-label={label} sx={{ height: 6, borderRadius: 3, bgcolor: 'grey.200', overflow: 'hidden' }}>
      <Box sx={{ width: `${share * 100}%`, height: '100%', bgcolor: `${tone}.main` }} />
    </Box>
  );
}
