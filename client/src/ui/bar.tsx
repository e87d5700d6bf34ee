import Box from '@mui/material/Box';

type Props = {
  value: number;
  max: number;
  label: string;
  tone?: 'primary' | 'warning';
  /** Stands at the end of the length, on its line. */
  words?: string;
};

/** A length beside its figure. The label tells it in words. */
export function Bar({ value, max, label, tone = 'primary', words }: Props) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  const bar = (
    <Box role="img" aria-label={label} sx={{ flex: 1, height: 6, borderRadius: 3, bgcolor: 'grey.200', overflow: 'hidden' }}>
      <Box
        sx={{
          width: `${share * 100}%`,
          height: '100%',
          bgcolor: `${tone}.main`,
          '@media (forced-colors: active)': { forcedColorAdjust: 'none', bgcolor: 'CanvasText' },
        }}
      />
    </Box>
  );
  if (!words) return bar;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      {bar}
      <Box component="span" sx={{ minWidth: 48, textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>
        {words}
      </Box>
    </Box>
  );
}
