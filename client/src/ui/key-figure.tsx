import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { formatNumber } from '../platform/i18n/format.ts';
import { Bar } from './bar.tsx';
import { LinkText } from './link-text.tsx';

type Props = {
  label: string;
  value: number | string;
  of?: number;
  note?: ReactNode;
  to?: string;
  /** Where the note leads, when it speaks of other rows than the figure. */
  noteTo?: string | undefined;
  tone?: 'primary' | 'warning';
};

const frame = {
  display: 'block',
  p: 1.5,
  minWidth: 0,
  height: '100%',
  bgcolor: 'background.paper',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  color: 'text.primary',
  textDecoration: 'none',
} as const;
const reset = { display: 'block', color: 'inherit', textDecoration: 'none' } as const;

/** One figure that matters. With an address it is a link to the rows behind it; its note may lead elsewhere. */
export function KeyFigure({ label, value, of, note, to, noteTo, tone = 'primary' }: Props) {
  const shown = typeof value === 'number' ? formatNumber(value) : value;
  const figure = of === undefined ? shown : `${shown} / ${formatNumber(of)}`;
  const body = (
    <>
      <Box component="span" sx={{ display: 'block', fontSize: '0.8125rem', color: 'text.secondary' }}>
        {label}
      </Box>
      <Box
        component="span"
        sx={{
          display: 'block',
          fontSize: '1.625rem',
          lineHeight: 1.25,
          fontWeight: 680,
          letterSpacing: '-0.01em',
          fontVariantNumeric: 'tabular-nums',
          color: tone === 'warning' ? 'warning.main' : 'inherit',
        }}
      >
        {figure}
      </Box>
      {of !== undefined && typeof value === 'number' && <Bar value={value} max={of} label={`${label}: ${figure}`} tone={tone} />}
    </>
  );
  const noted = note && (
    <Box component="span" sx={{ display: 'block', mt: 0.75, fontSize: '0.8125rem', color: 'text.secondary' }}>
      {/* Above the link that covers the whole frame. */}
      {noteTo ? (
        <Box component="span" sx={{ position: 'relative', zIndex: 1, '& a': { display: 'inline-block', py: 0.25 } }}>
          <LinkText to={noteTo}>{note}</LinkText>
        </Box>
      ) : (
        note
      )}
    </Box>
  );
  if (!to)
    return (
      <Box sx={{ ...frame, position: 'relative' }}>
        {body}
        {noted}
      </Box>
    );
  if (!noteTo)
    return (
      <Box component={Link} to={to} sx={{ ...frame, '&:hover': { borderColor: 'primary.main' } }}>
        {body}
        {noted}
      </Box>
    );
  return (
    <Box sx={{ ...frame, position: 'relative', '&:hover': { borderColor: 'primary.main' } }}>
      <Box component={Link} to={to} sx={{ ...reset, '&::after': { content: '""', position: 'absolute', inset: 0 } }}>
        {body}
      </Box>
      {noted}
    </Box>
  );
}
