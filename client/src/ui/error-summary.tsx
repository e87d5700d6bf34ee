import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import { useEffect, useRef } from 'react';

type Props = { title: string; errors: readonly { field: string; words: string }[]; onPick: (field: string) => void };

/** What keeps a form from being saved, each with the way to its field. Takes the focus when it appears. */
export function ErrorSummary({ title, errors, onPick }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const shown = errors.map(({ field, words }) => `${field} ${words}`).join('\n');
  useEffect(() => {
    if (shown) frame.current?.focus();
  }, [shown]);
  if (!errors.length) return null;
  return (
    <Alert
      ref={frame}
      tabIndex={-1}
      severity="error"
      variant="outlined"
      sx={{ mb: 1.5, '& .MuiAlert-message': { color: 'text.primary' } }}
    >
      <Box component="p" sx={{ m: 0, fontWeight: 650 }}>
        {title}
      </Box>
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2 }}>
        {errors.map(({ field, words }) => (
          <li key={field}>
            <MuiLink
              component="button"
              type="button"
              onClick={() => onPick(field)}
              sx={{ textAlign: 'left', font: 'inherit', verticalAlign: 'baseline', minHeight: 24, py: 0.25 }}
            >
              {words}
            </MuiLink>
          </li>
        ))}
      </Box>
    </Alert>
  );
}
