import Button, { type ButtonProps } from '@mui/material/Button';

type Props = Pick<
  ButtonProps,
  'variant' | 'color' | 'size' | 'type' | 'disabled' | 'fullWidth' | 'startIcon' | 'children' | 'aria-label' | 'aria-expanded'
> & {
  busy: boolean;
  onClick?: () => void;
};

/** A button that is deaf while what it began is under way; off in earnest it would lose the focus to nothing. */
export const BusyButton = ({ busy, onClick, ...rest }: Props) => (
  <Button
    {...rest}
    aria-disabled={busy || undefined}
    sx={busy ? { opacity: 0.6, cursor: 'progress' } : null}
    onClick={(event) => {
      if (busy) event.preventDefault();
      else onClick?.();
    }}
  />
);
