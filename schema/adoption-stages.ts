/** The path of adoption, in order. */
export const adoptionPath = ['NOT_STARTED', 'AWARE', 'ASSESSING', 'PLANNED', 'PILOT', 'IN_USE', 'ESTABLISHED'] as const;
/** The stages beside the path. */
export const besidePath = ['NOT_APPLICABLE', 'DECLINED', 'PAUSED', 'DISCONTINUED'] as const;
/** The stages that coverage counts. */
export const inUseStages = ['IN_USE', 'ESTABLISHED'] as const;
/** The stages that need a proof. */
export const provenStages = ['PILOT', 'IN_USE', 'ESTABLISHED'] as const;

export type Demand = 'reason' | 'note' | 'evidence' | 'responsible' | 'targetDate' | 'permanentOwner' | 'renewalDate';

/**
 * What a declaration must bring when it takes an adoption from one stage to another. Every move is open: forward by one as it is,
 * skipping with a note, backwards or off and onto the path with a reason; the same stage again renews what is said of it.
 */
export function demands(from: string, to: string): Demand[] {
  const place = (stage: string) => (adoptionPath as readonly string[]).indexOf(stage);
  const [start, end] = [place(from), place(to)];
  const asked: Demand[] = [];
  if (from !== to && (start < 0 || end < start)) asked.push('reason');
  else if (end > start + 1) asked.push('note');
  if (to === 'PLANNED') asked.push('responsible', 'targetDate');
  if ((provenStages as readonly string[]).includes(to)) asked.push('evidence');
  if (to === 'ESTABLISHED') asked.push('permanentOwner', 'renewalDate');
  return asked;
}
