import Box from '@mui/material/Box';
import { CardSkeleton } from '../ui/skeletons.tsx';

/** The shape of a page that is on its way. */
export function Starting() {
  return (
    <Box sx={{ p: 2.5, maxWidth: 1440, mx: 'auto', display: 'grid', gap: 1.5 }}>
      <CardSkeleton height={90} />
      <CardSkeleton height={320} />
    </Box>
  );
}
