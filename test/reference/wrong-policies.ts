import { entities } from '../../server/src/app/entities.ts';
import { anonymous } from '../../server/src/platform/auth/viewer.ts';
import type { Entity } from '../../server/src/platform/reading/source.ts';
import { Alias, or } from '../../server/src/platform/reading/sql.ts';
import { conditions, replacePolicy, rowOf, type Policy } from '../../server/src/platform/reading/tables.ts';
import type { SideBySide } from './side-by-side.ts';

/** Ways in which a policy can be wrong. */
export const wrongs: Readonly<Record<string, (own: Policy) => Policy>> = {
  'opened to everybody': () => () => true,
  'opened to whoever is signed in': (own) => (row, viewer) => or(own(row, viewer), viewer.personId !== null),
  'opened to whoever is in some project': (own) => (row, viewer) => or(own(row, viewer), viewer.projects().length > 0),
  'closed to everybody': () => () => false,
};

const isOpen = (entity: Entity) => conditions(entity, rowOf(entity, new Alias()), anonymous, true) === true;
/** The entities that not everybody sees, of those that are compared. */
export const guarded = (both: SideBySide) =>
  (entities as Entity[]).filter(
    (entity) => !isOpen(entity) && !OF_INSTALLATION.includes(entity.name) && !both.notLearnt.includes(entity.name),
  );
/** What everybody sees in a demonstration, which this is, and nobody in earnest: no comparison can tell. */
const OF_INSTALLATION = ['OutboxMail'];

/** Makes each policy wrong in that way, and answers those of which no comparison of that many operations told. */
export async function unnoticed(
  both: SideBySide,
  wrong: string,
  { seed, patience }: { seed: number; patience: number },
): Promise<string[]> {
  const names: string[] = [];
  for (const entity of guarded(both)) {
    const takeBack = replacePolicy(entity, wrongs[wrong]!);
    try {
      if (!(await both.firstDifference(seed, { count: patience, askers: 6, type: entity.name }))) names.push(entity.name);
    } finally {
      takeBack();
    }
  }
  return names;
}
