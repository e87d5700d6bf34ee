import { useTranslation } from 'react-i18next';
import type { AdoptionStage } from '../../platform/graphql/generated/graphql.ts';
import { StatusChip } from '../../ui/status-chip.tsx';

const tones: Record<AdoptionStage, 'neutral' | 'info' | 'success' | 'warning'> = {
  NOT_STARTED: 'neutral',
  AWARE: 'info',
  ASSESSING: 'info',
  PLANNED: 'info',
  PILOT: 'info',
  IN_USE: 'success',
  ESTABLISHED: 'success',
  NOT_APPLICABLE: 'neutral',
  DECLINED: 'neutral',
  PAUSED: 'warning',
  DISCONTINUED: 'warning',
};

/** A stage in its word and colour. */
export function StageChip({ stage }: { stage: AdoptionStage }) {
  const { t } = useTranslation('terms');
  return <StatusChip tone={tones[stage]} label={t(`stage.${stage}`)} />;
}
