import CloseIcon from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';

export type FilterChip = { key: string; label: string; removeLabel: string; onRemove: () => void };
type Props = { label: string; chips: readonly FilterChip[]; clearLabel?: string; onClear?: () => void };

/** What a list is narrowed by, each part removable by itself. */
export function FilterChips({ label, chips, clearLabel, onClear }: Props) {
  if (!chips.length && !onClear) return null;
  return (
    <Box
      component="ul"
      aria-label={label}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, listStyle: 'none', m: 0, p: 0, mb: 1.5 }}
    >
      {chips.map((chip) => (
        <Box component="li" key={chip.key} sx={{ maxWidth: '100%' }}>
          <Button
            size="small"
            variant="outlined"
            aria-label={chip.removeLabel}
            onClick={chip.onRemove}
            endIcon={<CloseIcon />}
            sx={{ bgcolor: 'background.paper', borderRadius: 4, fontWeight: 400, textAlign: 'left' }}
          >
            {chip.label}
          </Button>
        </Box>
      ))}
      {onClear && clearLabel && (
        <Box component="li">
          <Button size="small" onClick={onClear}>
            {clearLabel}
          </Button>
        </Box>
      )}
    </Box>
  );
}
