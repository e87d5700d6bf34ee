import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';

/** A named part inside a section, without a frame of its own. */
export function Part({ title, action, children }: { title: ReactNode; action?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} sx={{ mt: 1.5, pt: 1.5, borderTop: 1, borderColor: 'divider', minWidth: 0 }}>
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline', justifyContent: 'space-between', mb: 1 }}
      >
        <Typography id={id} component="h3" variant="h3">
          {title}
        </Typography>
        {action && <Box sx={{ fontSize: '0.8125rem' }}>{action}</Box>}
      </Box>
      {children}
    </Box>
  );
}
