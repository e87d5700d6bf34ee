import type { EventState } from '../../platform/graphql/generated/graphql.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';

const tones: Record<EventState, Tone> = {
  PLANNED: 'neutral',
  OPEN: 'info',
  HELD: 'warning',
  REPORTED: 'info',
  APPROVED: 'success',
  CANCELLED: 'neutral',
  POSTPONED: 'warning',
};

/** A state in its word and colour. */
export function EventStateChip({ state }: { state: EventState }) {
  const term = useTerms();
  return <StatusChip tone={tones[state]} label={term('eventState', state)} />;
}
