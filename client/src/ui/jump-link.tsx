import ArrowIcon from '@mui/icons-material/ArrowDownward';
import Button from '@mui/material/Button';

/** The way down to a part that stands at the side where there is room; shown only where columns are stacked. */
export const JumpLink = ({ to, children }: { to: string; children: string }) => (
  <Button
    href={`#${to}`}
    size="small"
    variant="outlined"
    startIcon={<ArrowIcon />}
    sx={{ display: { lg: 'none' }, bgcolor: 'background.paper' }}
  >
    {children}
  </Button>
);
