import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Nothing to show, and what to do next. */
export function EmptyState({ title, hint, action }: { title: string; hint?: ReactNode; action?: ReactNode }) {
  return (
    <Box
      sx={{
        py: 4,
        px: 2,
        textAlign: 'center',
        border: '1px dashed',
        borderColor: 'grey.400',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      <Box component="p" sx={{ m: 0, fontWeight: 650 }}>
        {title}
      </Box>
      {hint && (
        <Box component="p" sx={{ m: 0, mt: 0.5, color: 'text.secondary' }}>
          {hint}
        </Box>
      )}
      {action && <Box sx={{ mt: 1.5 }}>{action}</Box>}
    </Box>
  );
}
