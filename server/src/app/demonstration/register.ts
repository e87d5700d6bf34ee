import type { Db } from '../../platform/loading/merge.ts';
import { LICENCE_ENDED, named, type Institution } from './institutions.ts';
import { dayAfter } from './clock.ts';
import type { Random } from './random.ts';

/** Who took in the institution whose licence has ended, on the day after. */
const MERGED_INTO: ReadonlyMap<string, string> = new Map([['Esimerkkiopisto Lappi Länsi', 'Esimerkkiopisto Lappi']]);
/** What an institution was called before, and until when. */
const FORMERLY: readonly (readonly [name: string, before: string, until: string])[] = [
  ['Esimerkkiopisto Verkko', 'Esimerkkien etäopisto', '2021-07-31'],
  ['Esimerkkiopisto Kymenlaakso', 'Esimerkkiopisto Kouvola', '2020-12-31'],
];

/** Gives the institutions a past: one was merged into another, some were renamed. */
export async function makeRegisterPast(db: Db, random: Random, institutions: readonly Institution[]): Promise<void> {
  for (const [from, into] of MERGED_INTO)
    await db.query('update organisation set merged_into_id = $2, merged_on = $3 where id = $1', [
      named(institutions, from).id,
      named(institutions, into).id,
      dayAfter(LICENCE_ENDED.get(from)!, 1),
    ]);
  for (const [name, before, until] of FORMERLY)
    await db.query(
      'insert into former_name (id, organisation_id, name_fi, valid_until, organisation_version) values ($1, $2, $3, $4, 1)',
      [random.id(), named(institutions, name).id, before, until],
    );
}
