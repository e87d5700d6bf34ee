import type { Row, World } from './rows.ts';

export const isMergedOn = (day: string, { mergedOn }: Row): boolean => mergedOn !== null && mergedOn <= day;

/** A provider, and who was merged into it by a day: since when each is part of it. */
export function partsOf(world: World, provider: Row, day: string): { organisation: Row; since: string | null }[] {
  const merged = world.table.Organisation.where('mergedIntoId', provider.id).filter((one) => isMergedOn(day, one));
  const within = merged.flatMap((one) =>
    partsOf(world, one, day).map(({ organisation, since }) => ({ organisation, since: latest(since, one['mergedOn']) })),
  );
  return [{ organisation: provider, since: null }, ...within];
}

const latest = (a: string | null, b: string) => (a !== null && a > b ? a : b);

type Word = { from: string; adoption: Row; since: string | null };
/** Whether a merged provider’s word is over: the one it is part of has spoken of the material itself since. */
export const isOutspoken = ({ adoption, since }: Word, words: readonly Word[]): boolean =>
  since !== null &&
  words.some((other) => other.since === null && other.adoption['materialId'] === adoption['materialId'] && other.from >= since);
