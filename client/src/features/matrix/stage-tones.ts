import type { AdoptionStage } from '../../platform/graphql/generated/graphql.ts';
import { asideTones, shades } from '../../ui/theme.ts';

/** The further along the path, the darker; what stands beside it is grey or warm. The letter always says it too. */
export const stageTones: Record<AdoptionStage, { fill: string; ink: string }> = {
  NOT_STARTED: asideTones.none,
  AWARE: shades[0],
  ASSESSING: shades[1],
  PLANNED: shades[2],
  PILOT: shades[3],
  IN_USE: shades[4],
  ESTABLISHED: shades[5],
  NOT_APPLICABLE: asideTones.quiet,
  DECLINED: asideTones.quiet,
  PAUSED: asideTones.warm,
  DISCONTINUED: asideTones.warm,
};
