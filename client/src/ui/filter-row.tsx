import TuneIcon from '@mui/icons-material/Tune';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  label: string;
  children: ReactNode;
  /** Given, the fields fold away on a phone: how many of them narrow the list, and what stays in sight beside the button. */
  fold?: { chosen: number; beside?: ReactNode };
  /** Goes over the whole width below the fields. */
  below?: ReactNode;
};

/** Fields that narrow a list, side by side as many as fit. */
export function FilterRow({ children, label, fold, below }: Props) {
  const { t } = useTranslation('ui');
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <Box
      role="search"
      aria-label={label}
      sx={{
        display: 'grid',
        columnGap: 1.5,
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 1fr))',
        alignItems: 'start',
      }}
    >
      {fold?.beside}
      {fold && (
        <Button
          variant="outlined"
          startIcon={<TuneIcon />}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          sx={{ display: { sm: 'none' }, mb: 1.5, bgcolor: 'background.paper' }}
        >
          {open ? t('filters.hide') : fold.chosen ? t('filters.chosen', { count: fold.chosen }) : t('filters.show')}
        </Button>
      )}
      <Box id={id} sx={{ display: { xs: fold && !open ? 'none' : 'contents', sm: 'contents' } }}>
        {children}
        {below && <Box sx={{ gridColumn: '1 / -1' }}>{below}</Box>}
      </Box>
    </Box>
  );
}
