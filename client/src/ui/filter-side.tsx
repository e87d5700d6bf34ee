import TuneIcon from '@mui/icons-material/Tune';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId, useState, type ReactNode } from 'react';

type Props = { label: string; openLabel: string; closeLabel: string; filters: ReactNode; children: ReactNode };

/** A list with what narrows it at its side; where the screen is narrow the filters fold away behind a button above the list. */
export function FilterSide({ label, openLabel, closeLabel, filters, children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.5,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '240px minmax(0, 1fr)' },
      }}
    >
      <Box component="aside" aria-label={label} sx={{ minWidth: 0 }}>
        <Button
          fullWidth
          variant="outlined"
          startIcon={<TuneIcon />}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          sx={{ display: { lg: 'none' }, bgcolor: 'background.paper' }}
        >
          {open ? closeLabel : openLabel}
        </Button>
        <Box
          id={id}
          sx={{
            display: { xs: open ? 'block' : 'none', lg: 'block' },
            mt: { xs: 1, lg: 0 },
            p: 1.5,
            pb: 0,
            bgcolor: 'background.paper',
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
          }}
        >
          {filters}
        </Box>
      </Box>
      <Box sx={{ minWidth: 0 }}>{children}</Box>
    </Box>
  );
}
