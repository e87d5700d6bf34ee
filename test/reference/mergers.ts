import type { Row, World } from './rows.ts';
import { inUse, isVerified } from './states.ts';

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

const PATH = ['NOT_STARTED', 'AWARE', 'ASSESSING', 'PLANNED', 'PILOT', 'IN_USE', 'ESTABLISHED'];

/** Of these adoptions, each that tells today where somebody stands, with that provider; after a merger one for each material. */
export function telling(world: World, adoptions: readonly Row[]): ReadonlyMap<Row, Row> {
  const { table, today } = world;
  const told = new Map<Row, Row>();
  const ofProvider = Map.groupBy(adoptions, (adoption) => adoption['organisationId'] as string);
  const standing = table.Organisation.rows.filter((one) => !isMergedOn(today, one));
  for (const provider of standing) {
    const parts = partsOf(world, provider, today);
    if (parts.length === 1) {
      for (const adoption of ofProvider.get(provider.id) ?? []) told.set(adoption, provider);
      continue;
    }
    const words = parts.flatMap(({ organisation, since }) =>
      (ofProvider.get(organisation.id) ?? [])
        .filter(
          ({ id, stage }) =>
            stage !== 'NOT_STARTED' ||
            table.AdoptionDeclaration.where('adoptionId', id).some((declaration) => declaration['withdrawnAt'] === null),
        )
        .map((adoption) => ({ adoption, since, from: adoption['effectiveDate'] as string })),
    );
    for (const of of Map.groupBy(words, ({ adoption }) => adoption['materialId']).values()) {
      const left = of.filter((word) => !isOutspoken(word, of)).toSorted((a, b) => (saysMore(a, b) ? -1 : 1));
      if (left[0]) told.set(left[0].adoption, provider);
    }
  }
  return told;
}

/** Use before all else, verified use before that, then how far along; what does not apply says least; one’s own word before another’s, the later one before the earlier. */
function saysMore(a: Word, b: Word): boolean {
  const ranks = ({ adoption, since }: Word) => {
    const { stage, declaredAt } = adoption;
    const used = inUse(stage);
    return [
      ...[used, used && isVerified(adoption), stage !== 'NOT_APPLICABLE'].map(Number),
      ...[PATH.indexOf(stage), Number(since === null), declaredAt as string],
    ];
  };
  const [first, second] = [ranks(a), ranks(b)];
  const at = first.findIndex((rank, i) => rank !== second[i]);
  return at < 0 ? a.adoption.id < b.adoption.id : first[at]! > second[at]!;
}
