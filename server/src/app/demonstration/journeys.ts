import { AdoptionStage, path, proven } from '../../features/adoptions/stages.ts';
import { dayAfter, daysBetween, FIRST_DAY, workingDay } from './clock.ts';
import type { Random } from './random.ts';

const { NOT_STARTED, AWARE, ASSESSING, PLANNED, PILOT, IN_USE, NOT_APPLICABLE, DECLINED, PAUSED, DISCONTINUED } = AdoptionStage;
const MOST = 5;

/** One step of a provider with a material: since when it holds, and the day it was recorded. */
export type Step = { from: AdoptionStage; to: AdoptionStage; effective: string; recorded: string };

/** The stages that a provider declares on its way to one of the path, five at most; some skip, stop, come back or say it again. */
export function stagesTo(random: Random, highest: number): AdoptionStage[] {
  const stages = path.slice(1, highest + 1);
  while (stages.length > MOST - 1 || (stages.length > 1 && random.chance(0.25)))
    stages.splice(random.between(0, stages.length - 2), 1);

  const last = stages.at(-1)!;
  if (random.chance(0.1)) {
    const side = {
      [AWARE]: NOT_APPLICABLE,
      [ASSESSING]: random.pick([NOT_APPLICABLE, DECLINED]),
      [PLANNED]: random.pick([DECLINED, PAUSED]),
      [PILOT]: PAUSED,
      [IN_USE]: DISCONTINUED,
    };
    const end = side[last as keyof typeof side];
    if (end) stages.push(end);
    if (end === PAUSED && stages.length < MOST && random.chance(0.3)) stages.push(last);
  } else if (last === PILOT && random.chance(0.06)) {
    stages.push(PLANNED);
  } else if (proven.includes(last) && stages.length < MOST && random.chance(0.25)) {
    stages.push(last);
  }
  return stages;
}

/** The stages on days of their own, the last one at latest on `lastDay`; recorded on the day itself or a few days later. */
export function stepsOf(random: Random, stages: readonly AdoptionStage[], lastDay: string): Step[] {
  // The last word is mostly young; for more than a third it is older than half a year.
  const age = Math.floor(random.next() ** 2.2 * (daysBetween(FIRST_DAY, lastDay) - 60));
  const days = [dayAfter(lastDay, -age)];
  const longest = Math.min(130, Math.floor(daysBetween(FIRST_DAY, days[0]!) / Math.max(1, stages.length - 1)));
  while (days.length < stages.length) days.unshift(dayAfter(days[0]!, -random.between(12, longest)));

  let from: AdoptionStage = NOT_STARTED;
  let since = '';
  return stages.map((to, index) => {
    const day = days[index]!;
    // Said again, a stage holds since when it first did.
    if (from !== to) since = day;
    const late = workingDay(dayAfter(day, random.chance(0.5) ? 0 : random.between(1, 4)));
    const step = { from, to, effective: since, recorded: late > lastDay ? lastDay : late };
    from = to;
    return step;
  });
}
