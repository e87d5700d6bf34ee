import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId, type ReactNode } from 'react';
import { useErrorWords } from '../platform/errors/error-words.ts';
import { BusyButton } from './busy-button.tsx';

export type Ability = { allowed: boolean; reason?: string | null; params?: unknown };
type Props = {
  can: Ability;
  onClick?: () => void;
  children: ReactNode;
  variant?: 'contained' | 'outlined' | 'text';
  busy?: boolean;
  type?: 'button' | 'submit';
  fullWidth?: boolean;
};

/** Does what the server says may be done. Off, it says why, in words beside it, and stays reachable by keyboard; at work, it keeps the focus. */
export function ActionButton({
  can,
  onClick,
  children,
  variant = 'contained',
  busy = false,
  type = 'button',
  fullWidth = false,
}: Props) {
  const words = useErrorWords();
  const id = useId();
  if (can.allowed) {
    return (
      <BusyButton variant={variant} type={type} fullWidth={fullWidth} busy={busy} {...(onClick && { onClick })}>
        {children}
      </BusyButton>
    );
  }
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <Button
        variant="outlined"
        aria-disabled="true"
        aria-describedby={id}
        fullWidth={fullWidth}
        sx={{ color: 'text.secondary', borderColor: 'grey.400', cursor: 'not-allowed' }}
      >
        {children}
      </Button>
      <Box component="span" id={id} sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
        {words({ code: 'FORBIDDEN', params: { ...(can.params as object | undefined), reason: can.reason } })}
      </Box>
    </Box>
  );
}
