import type { TargetRow } from './use-dashboard.ts';

type Missed = Pick<TargetRow, 'onDate'> & { theme: { code: string } | null; progress: { state: TargetRow['progress']['state'] } };

/** Targets that were missed and of whose theme nothing is aimed at any more: a new target answers a missed one. */
export const missedTargets = <T extends Missed>(targets: readonly T[], today: string): T[] =>
  targets.filter(
    ({ theme, progress }) =>
      progress.state === 'MISSED' &&
      !targets.some((other) => other.onDate >= today && (other.theme?.code ?? null) === (theme?.code ?? null)),
  );
