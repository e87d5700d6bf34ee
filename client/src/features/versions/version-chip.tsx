import type { VersionState } from '../../platform/graphql/generated/graphql.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';

const tones: Partial<Record<VersionState, Tone>> = { PUBLISHED: 'success', IN_REVIEW: 'info', DRAFT: 'warning' };

/** The state of a version. */
export function VersionChip({ state }: { state: VersionState }) {
  const term = useTerms();
  return <StatusChip tone={tones[state] ?? 'neutral'} label={term('versionState', state)} />;
}
