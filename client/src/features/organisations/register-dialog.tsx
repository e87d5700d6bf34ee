import type { ReactNode } from 'react';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';

type Props = {
  title: string;
  confirmLabel: string;
  busy: boolean;
  failure: unknown;
  destructive?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
};

/** Asks what is needed to change the register; what went wrong stands above it, and what was typed stays. */
export function RegisterDialog({ failure, onClose, children, ...dialog }: Props) {
  return (
    <ConfirmDialog open {...dialog} onCancel={onClose}>
      {Boolean(failure) && <ErrorState error={failure} />}
      {children}
    </ConfirmDialog>
  );
}
