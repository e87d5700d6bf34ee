import { useTranslation } from 'react-i18next';
import type { RequestState } from '../../platform/graphql/generated/graphql.ts';
import { StatusChip } from '../../ui/status-chip.tsx';

const tones = { WAITING: 'warning', ANSWERED: 'info', DECIDED: 'neutral' } as const;

/** Whom a request waits for, and whether its day has passed. */
export function RequestChip({ state, overdue }: { state: RequestState; overdue: boolean }) {
  const { t } = useTranslation(['verification', 'terms']);
  return overdue ? (
    <StatusChip tone="error" label={t('requests.overdue')} />
  ) : (
    <StatusChip tone={tones[state]} label={t(`terms:requestState.${state}`)} />
  );
}
