import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

export type Step = { key: string; title: ReactNode; note: ReactNode; body?: ReactNode };

/** What happened, one below the other, newest first. */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  return (
    <Box component="ol" reversed aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {steps.map(({ key, title, note, body }) => (
        <Box
          component="li"
          key={key}
          sx={{ pl: 1.5, pb: 1.5, borderLeft: 2, borderColor: 'grey.300', '&:last-of-type': { pb: 0 } }}
        >
          <Box sx={{ fontWeight: 600, fontSize: '0.875rem' }}>{title}</Box>
          <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary', mb: body ? 0.75 : 0 }}>{note}</Box>
          {body}
        </Box>
      ))}
    </Box>
  );
}
