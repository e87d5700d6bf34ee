import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';

type Props = { title: ReactNode; action?: ReactNode; children: ReactNode; level?: 2 | 3; accent?: boolean };

/** A named part of a page, in a frame of its own; `accent` marks the one that waits for the reader. */
export function Section({ title, action, children, level = 2, accent = false }: Props) {
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: accent ? 'primary.main' : 'divider',
        borderTopWidth: accent ? 4 : 1,
        borderRadius: 1,
        p: { xs: 1.5, md: 2 },
        minWidth: 0,
        position: 'relative',
      }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 1.5,
          rowGap: 0.5,
          alignItems: 'baseline',
          justifyContent: 'space-between',
          mb: 1.25,
        }}
      >
        <Typography id={id} component={`h${level}`} variant={level === 2 ? 'h2' : 'h3'}>
          {title}
        </Typography>
        {action && <Box sx={{ fontSize: '0.8125rem' }}>{action}</Box>}
      </Box>
      {children}
    </Box>
  );
}
