import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../../ui/busy-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useCountdown } from '../../ui/use-countdown.ts';
import { WithdrawDeclarations } from './withdraw.mutation.ts';

/** How long the press that takes back is offered, in milliseconds; by the server's clock it holds longer. */
const OFFERED = 10_000;

type Props = {
  declarationIds: readonly string[];
  /** What was done. */
  children: string;
  refetchQueries?: string[];
  onUndone: () => void;
  onGone: () => void;
};

/** Says what was declared, and for a moment takes it back with one press; it waits while somebody is at it. */
export function UndoBar({ declarationIds, children, refetchQueries = [], onUndone, onGone }: Props) {
  const { t } = useTranslation('adoptions');
  const [withdraw, { loading, error }] = useMutation(WithdrawDeclarations, { errorPolicy: 'none', refetchQueries });
  const waiting = useCountdown(declarationIds.join(), OFFERED, onGone);
  const undo = async () => {
    const done = await withdraw({ variables: { input: { declarationIds: [...declarationIds] } } }).catch(() => undefined);
    if (done) onUndone();
  };
  return (
    <div {...waiting}>
      <Notice tone="success">
        {children}{' '}
        <BusyButton size="small" variant="outlined" busy={loading} onClick={() => void undo()}>
          {t('undo.press')}
        </BusyButton>
        {error && <ErrorState error={error} />}
      </Notice>
    </div>
  );
}
