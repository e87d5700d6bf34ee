import { randomUUID } from 'node:crypto';
import { HUB_STREAM } from '../../platform/history/record.ts';
import { wordKey } from '../../platform/importing/parsers.ts';
import type { ImportTarget, Judged, Written } from '../../platform/importing/target.ts';
import { takeBackRow, updateRows } from '../../platform/importing/writing.ts';
import { insertRows, type Db } from '../../platform/loading/merge.ts';
import { isOtherName, keepFormerNames, type Renamed } from './former-names.ts';
import type { Place } from './hierarchy.fields.ts';
import { importedAudience } from './organisation.history.ts';
import { registerFields } from './register.fields.ts';
import { judgeProviders, type KnownProvider } from './register.judge.ts';

export type RegisterContext = {
  regions: ReadonlyMap<string, string>;
  municipalities: ReadonlyMap<string, Place>;
  known: Map<string, KnownProvider>;
  /** The day that it is, and who of the file has a school of vocational education. */
  today: string;
  vocational: Set<string>;
  /** The lines of the file so far, by what they use up. */
  lines: Map<string, number>;
};

/** The columns that an import of the register writes, with their types. */
export const columns = {
  register_code: 'text',
  business_id: 'text',
  oid: 'text',
  name_fi: 'text',
  name_sv: 'text',
  name_en: 'text',
  brand_name: 'text',
  provider_type: 'provider_type',
  region_id: 'uuid',
  municipality_id: 'uuid',
  location_basis: 'location_basis',
  website: 'text',
  student_years: 'integer',
  source: 'text',
} as const;

/** Of the licence that a provider got last, as the import knows it. */
export const licenceColumns = { licence_from: 'date', licence_until: 'date' } as const;
const OF_LICENCE = Object.keys(licenceColumns);
const LATEST =
  '(select n.id from licence n where n.organisation_id = x.id order by n.valid_from desc nulls last, n.id desc limit 1)';

/** The register of licensed providers. Each has one licence; where its dates are not known, it is taken as valid. */
export const registerTarget: ImportTarget<RegisterContext> = {
  name: 'REGISTER',
  fields: registerFields,
  certain: ['SAME_AS_LINE'],

  async context(db) {
    const regions = await db.query(
      'select word, id from region, unnest(array[code, name_fi, name_sv, name_en]) word where word is not null',
    );
    const places = await db.query(
      'select word, id, region_id as "regionId" from municipality, unnest(array[code, name_fi, name_sv]) word where word is not null',
    );
    const today = await db.query('select hub_today()::text as day');
    return {
      regions: new Map(regions.rows.map(({ word, id }) => [wordKey(word), id])),
      municipalities: new Map(places.rows.map(({ word, id, regionId }) => [wordKey(word), { id, regionId }])),
      known: new Map(),
      today: today.rows[0].day,
      vocational: new Set(),
      lines: new Map(),
    };
  },

  judge: judgeProviders,

  async write(db, { known }, rows) {
    const created = rows.filter(({ outcome }) => outcome === 'NEW').map((row) => ({ row, id: randomUUID() }));
    await insertRows(
      db,
      'organisation',
      { id: 'uuid', kind: 'organisation_kind', ...columns },
      created.map(({ row, id }) => ({ id, kind: 'PROVIDER', ...row.set })),
    );
    await insertRows(
      db,
      'licence',
      { organisation_id: 'uuid', valid_from: 'date', valid_until: 'date', source: 'text' },
      created.map(({ row: { set }, id }) => ({
        organisation_id: id,
        valid_from: set['licence_from'] ?? null,
        valid_until: set['licence_until'] ?? null,
        source: set['source'] ?? null,
      })),
    );
    const changed = rows.filter(({ outcome }) => outcome === 'CHANGED');
    const done = await updateRows(
      db,
      'organisation',
      columns,
      changed.map(({ subjectId, version, set }) => ({
        ...known.get(subjectId!)!.columns,
        ...set,
        id: subjectId!,
        version: version!,
      })),
    );
    await licenseUnlicensed(db, [...done]);
    const written = changed.filter(({ subjectId }) => done.has(subjectId!));
    await setLicences(
      db,
      written
        .filter(({ set }) => OF_LICENCE.some((name) => name in set))
        .map(({ subjectId, set }) => ({ ...known.get(subjectId!)!.columns, ...set, id: subjectId! })),
    );
    await keepFormerNames(
      db,
      written.flatMap((row) => renamed(row, known.get(row.subjectId!)!)),
    );
    return [
      ...created.map(({ row, id }): Written => ({ line: row.line, subjectId: id, version: 1, before: null })),
      ...written.map(({ line, subjectId, version, set }): Written => {
        const was = known.get(subjectId!)!.columns;
        const before = Object.fromEntries(Object.keys(set).map((name) => [name, was[name as keyof typeof columns]]));
        return { line, subjectId: subjectId!, version: version! + 1, before };
      }),
    ];
  },

  record(tx, _context, { subjectId, before }, importId, what) {
    tx.record(what === 'WRITTEN' ? 'organisation.imported' : 'organisation.import_undone', {
      stream: HUB_STREAM,
      subjectType: 'Organisation',
      subject: subjectId,
      audience: importedAudience(subjectId),
      facts: { importId, change: before ? 'CHANGED' : 'NEW' },
    });
  },

  async takeBack(db, row) {
    const { subjectId, version, before } = row;
    const own = before && Object.fromEntries(Object.entries(before).filter(([name]) => !OF_LICENCE.includes(name)));
    const kept = await takeBackRow(db, 'organisation', columns, { ...row, before: own }, [
      'delete from licence where organisation_id = $1',
    ]);
    if (kept || !before) return kept;
    // The name that it bears again is no former one.
    await db.query('delete from former_name where organisation_id = $1 and organisation_version = $2', [subjectId, version]);
    await setLicences(db, OF_LICENCE.some((name) => name in before) ? [{ ...before, id: subjectId }] : []);
    return null;
  },
};

/** Gives the licences that providers got last other days; of a day that is not said the row is left as it is. */
async function setLicences(db: Db, rows: readonly (Readonly<Record<string, unknown>> & { id: string })[]) {
  for (const name of OF_LICENCE) {
    const said = rows.filter((row) => name in row);
    if (!said.length) continue;
    const column = name === 'licence_from' ? 'valid_from' : 'valid_until';
    await db.query(
      `update licence l set ${column} = x.${name} from json_to_recordset($1::json) as x (id uuid, ${name} date) where l.id = ${LATEST}`,
      [JSON.stringify(said)],
    );
  }
}

/** The names that a provider bears no longer: another one, not the same in other letters. */
function renamed({ set, version }: Judged, { id, columns: was }: KnownProvider): Renamed[] {
  const other = (['name_fi', 'name_sv', 'name_en'] as const).some(
    (name) => name in set && isOtherName(was[name] as string | null, set[name] as string),
  );
  if (!other) return [];
  const names = { nameFi: was.name_fi as string, nameSv: was.name_sv as string | null, nameEn: was.name_en as string | null };
  return [{ ...names, id, version: version! + 1, firstDay: null }];
}

// One that was entered by hand before the register knew it.
async function licenseUnlicensed(db: Db, ids: readonly string[]) {
  await db.query(
    `insert into licence (organisation_id, source)
     select o.id, o.source from organisation o where o.id = any($1) and not exists (select 1 from licence l where l.organisation_id = o.id)`,
    [ids],
  );
}
