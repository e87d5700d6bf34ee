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

/** Who stands in a provider’s place on a day: itself, while it is not merged. */
export function standInOn(world: World, id: string, day: string): string {
  const provider = world.table.Organisation.find(id)!;
  return isMergedOn(day, provider) ? standInOn(world, provider['mergedIntoId'], day) : id;
}
/** The ids of a provider and of those in whose place it stands on a day. */
export const membersOn = (world: World, id: string, day: string): string[] => {
  const provider = world.table.Organisation.find(id)!;
  return isMergedOn(day, provider) ? [id] : partsOf(world, provider, day).map(({ organisation }) => organisation.id);
};

const latest = (a: string | null, b: string) => (a !== null && a > b ? a : b);

type Word = { from: string; adoption: Row; since: string | null };
/** Whether a merged provider’s word is over: the one it is part of has spoken of the material itself since. */
export const isOutspoken = ({ adoption, since }: Word, words: readonly Word[]): boolean =>
  since !== null &&
  words.some((other) => other.since === null && other.adoption['materialId'] === adoption['materialId'] && other.from >= since);
