import { registerEnumType } from 'type-graphql';

export enum AdoptionStage {
  NOT_STARTED = 'NOT_STARTED',
  AWARE = 'AWARE',
  ASSESSING = 'ASSESSING',
  PLANNED = 'PLANNED',
  PILOT = 'PILOT',
  IN_USE = 'IN_USE',
  ESTABLISHED = 'ESTABLISHED',
  NOT_APPLICABLE = 'NOT_APPLICABLE',
  DECLINED = 'DECLINED',
  PAUSED = 'PAUSED',
  DISCONTINUED = 'DISCONTINUED',
}
registerEnumType(AdoptionStage, {
  name: 'AdoptionStage',
  description: 'How far a provider has come with a material; the last four stand beside the path.',
});

const { NOT_STARTED, AWARE, ASSESSING, PLANNED, PILOT, IN_USE, ESTABLISHED } = AdoptionStage;

/** The path, in order. */
export const path: readonly AdoptionStage[] = [NOT_STARTED, AWARE, ASSESSING, PLANNED, PILOT, IN_USE, ESTABLISHED];
/** The stages that coverage counts. */
export const inUse: readonly AdoptionStage[] = [IN_USE, ESTABLISHED];
/** The stages that need a proof. */
export const proven: readonly AdoptionStage[] = [PILOT, IN_USE, ESTABLISHED];

export type Demand = 'reason' | 'note' | 'evidence' | 'responsible' | 'targetDate' | 'permanentOwner' | 'renewalDate';

/**
 * What a declaration must bring when it takes an adoption from one stage to another. Every move is open: forward by one as it is,
 * skipping with a note, backwards or off and onto the path with a reason; the same stage again renews what is said of it.
 */
export function demands(from: AdoptionStage, to: AdoptionStage): Demand[] {
  const [start, end] = [path.indexOf(from), path.indexOf(to)];
  const asked: Demand[] = [];
  if (from !== to && (start < 0 || end < start)) asked.push('reason');
  else if (end > start + 1) asked.push('note');
  if (to === PLANNED) asked.push('responsible', 'targetDate');
  if (proven.includes(to)) asked.push('evidence');
  if (to === ESTABLISHED) asked.push('permanentOwner', 'renewalDate');
  return asked;
}
