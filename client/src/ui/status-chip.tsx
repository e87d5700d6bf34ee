import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import InfoIcon from '@mui/icons-material/InfoOutlined';
import WarningIcon from '@mui/icons-material/ReportProblemOutlined';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error';
type Props = { tone: Tone; icon?: ReactNode; label: string };

const icons = { neutral: null, info: InfoIcon, success: CheckIcon, warning: WarningIcon, error: ErrorIcon };

/** A state in words, with an icon where the colour means something. */
export function StatusChip({ tone, icon, label }: Props) {
  const Icon = icons[tone];
  const color = tone === 'neutral' ? 'text.primary' : `${tone}.main`;
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        maxWidth: '100%',
        px: 1,
        py: 0.125,
        border: 1,
        borderColor: tone === 'neutral' ? 'grey.400' : color,
        borderRadius: 4,
        color,
        bgcolor: 'background.paper',
        fontSize: '0.8125rem',
        lineHeight: 1.5,
        '& svg': { fontSize: 15, flexShrink: 0 },
      }}
    >
      {icon ?? (Icon && <Icon aria-hidden="true" />)}
      {label}
    </Box>
  );
}
