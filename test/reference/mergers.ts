import type { Row, World } from './rows.ts';

export const isMergedOn = (day: string, { mergedOn }: Row): boolean => mergedOn !== null && mergedOn <= day;

/** Who is merged into whom, and when: as it is, or as it was known at a moment. */
export function mergersOf({ table }: World, knownAt: string | null): readonly Row[] {
  return knownAt === null
    ? table.Organisation.rows.flatMap((one) =>
        one['mergedOn'] === null ? [] : [{ ...one, organisationId: one.id, intoId: one['mergedIntoId'] }],
      )
    : table.OrganisationMerger.rows.filter(
        ({ recordedAt, undoneAt }) => recordedAt <= knownAt && (undoneAt === null || undoneAt > knownAt),
      );
}

/** A provider, and who was merged into it by a day: since when each is part of it. */
export function partsOf(
  world: World,
  provider: Row,
  day: string,
  mergers = mergersOf(world, null),
): { organisation: Row; since: string | null }[] {
  const within = mergers
    .filter((merger) => merger['intoId'] === provider.id && isMergedOn(day, merger))
    .flatMap((merger) =>
      partsOf(world, world.table.Organisation.find(merger['organisationId'])!, day, mergers).map(({ organisation, since }) => ({
        organisation,
        since: latest(since, merger['mergedOn']),
      })),
    );
  return [{ organisation: provider, since: null }, ...within];
}

const latest = (a: string | null, b: string) => (a !== null && a > b ? a : b);

type Word = { from: string; adoption: Row; since: string | null };
/** Whether a merged provider’s word is over: the one it is part of has spoken of the material itself since. */
export const isOutspoken = ({ adoption, since }: Word, words: readonly Word[]): boolean =>
  since !== null &&
  words.some((other) => other.since === null && other.adoption['materialId'] === adoption['materialId'] && other.from >= since);
