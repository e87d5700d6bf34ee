import { useTranslation } from 'react-i18next';
import type { LinkOutcome } from '../../platform/graphql/generated/graphql.ts';
import { formatDate } from '../../platform/i18n/format.ts';
import { Prose } from '../../ui/prose.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';

type Check = { outcome: LinkOutcome; status: number | null; checkedAt: string; failingSince: string | null };

const toneOf = (outcome: LinkOutcome): Tone =>
  outcome === 'ANSWERS' ? 'success' : outcome === 'REFUSES' ? 'neutral' : 'warning';

/** How the address of a material answered when it was last asked. */
export function LinkState({ check }: { check: Check }) {
  const { t } = useTranslation(['maintenance', 'terms']);
  const { outcome, status, checkedAt, failingSince } = check;
  return (
    <>
      <StatusChip tone={toneOf(outcome)} label={t(`terms:linkOutcome.${outcome}`)} />
      <Prose quiet>
        {failingSince
          ? t('link.failing', { date: formatDate(checkedAt), since: formatDate(failingSince) })
          : t('link.checked', { date: formatDate(checkedAt) })}
        {status !== null && ` (${status})`}
      </Prose>
    </>
  );
}
