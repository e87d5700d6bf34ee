import type pg from 'pg';
import type { Dice } from './dice.ts';

type Pick = (text: string, values?: unknown[]) => Promise<string>;
type Happening = (db: pg.ClientBase, dice: Dice, pick: Pick) => Promise<unknown>;

const FIRST = Date.parse('2023-01-01');
const DAYS = 660;
const dayOf = (dice: Dice) => new Date(FIRST + dice.below(DAYS) * 86_400_000).toISOString().slice(0, 10);
const momentOf = (dice: Dice) => `${dayOf(dice)}T${String(dice.below(24)).padStart(2, '0')}:30:00Z`;
const STAGES = ['AWARE', 'PILOT', 'IN_USE', 'IN_USE', 'ESTABLISHED', 'NOT_APPLICABLE', 'DISCONTINUED'];
const TYPES = ['MUNICIPALITY', 'MUNICIPAL_FEDERATION', 'PRIVATE', 'STATE', null];

const PROVIDER = `select id from organisation where demonstration and kind = 'PROVIDER' order by id`;
const MATERIAL = 'select id from material where project_id is not null order by id';
const PUBLISHED = 'select id from material where project_id is not null and current_version_id is not null order by id';

async function declare(db: pg.ClientBase, dice: Dice, organisation: string, material: string, stage: string) {
  const { rows } = await db.query(
    `insert into adoption (project_id, organisation_id, material_id, material_version_id, stage, effective_date, declared_at, confirmed_at)
     select m.project_id, $1, m.id, m.current_version_id, $3, $4::date, $5::timestamptz, $5 from material m where m.id = $2
     on conflict (organisation_id, material_id) do update set version = adoption.version + 1, stage = excluded.stage, effective_date = excluded.effective_date
     returning id, version, project_id`,
    [organisation, material, stage, dayOf(dice), momentOf(dice)],
  );
  const { id, version, project_id: projectId } = rows[0];
  await db.query(
    `insert into adoption_declaration (adoption_id, project_id, organisation_id, material_id, number, previous_stage, stage, effective_date, recorded_at, declared_by_id)
     select $1, $2, $3, $4, greatest($5, coalesce((select max(d.number) + 1 from adoption_declaration d where d.adoption_id = $1), 1)), 'AWARE', $6, $7::date, $8::timestamptz, (select id from person order by email limit 1)`,
    [id, projectId, organisation, material, version, stage, dayOf(dice), momentOf(dice)],
  );
}

/** A verdict of any moment; the adoption bears the latest one. */
async function judge(db: pg.ClientBase, dice: Dice, adoption: string, verdict: string) {
  await db.query(
    `insert into verification (project_id, organisation_id, adoption_id, declaration_id, verdict, stage, note, decided_by_id, decided_at)
     select d.project_id, d.organisation_id, d.adoption_id, d.id, $2, $3, 'Katsottu', d.declared_by_id, $4::timestamptz
     from adoption_declaration d where d.adoption_id = $1 order by d.number limit 1`,
    [adoption, verdict, verdict === 'VERIFIED' ? dice.pick(STAGES) : null, momentOf(dice)],
  );
  await db.query(
    `update adoption a set verified_stage = v.stage, verified_at = case when v.stage is not null then v.decided_at end
     from (select stage, decided_at from verification where adoption_id = $1 and verdict <> 'UNCLEAR' order by decided_at desc, id desc limit 1) v where a.id = $1`,
    [adoption],
  );
}

/** What was just entered of mergers has become known long ago: one after the other, each somewhat nearer to the present. */
async function mergersKnownEarlier(db: pg.ClientBase, dice: Dice) {
  const { rows } = await db.query(
    `select last.at + (timestamptz '2024-10-13' - last.at) * $1::int / 100 as at from (
       select coalesce(max(m.at), '2023-03-01') as at from organisation_merger, unnest(array[recorded_at, undone_at]) m (at) where m.at < '2024-10-13') last`,
    [1 + dice.below(6)],
  );
  for (const column of ['recorded_at', 'undone_at'])
    await db.query(`update organisation_merger set ${column} = $1::timestamptz where ${column} >= '2024-10-13'`, [rows[0].at]);
}

/** What can happen to the figures of coverage: words of any day, verdicts, licences, and what is known of providers and materials. */
const happenings: readonly [often: number, Happening][] = [
  [30, async (db, dice, pick) => declare(db, dice, await pick(PROVIDER), await pick(PUBLISHED), dice.pick(STAGES))],
  [
    2,
    async (db, dice, pick) => {
      // Nothing of a theme applies: the provider leaves its denominator.
      const organisation = await pick(PROVIDER);
      const theme = await pick('select distinct theme_id as id from material where project_id is not null order by 1');
      const { rows } = await db.query(
        'select id from material where project_id is not null and current_version_id is not null and theme_id = $1',
        [theme],
      );
      for (const { id } of rows) await declare(db, dice, organisation, id, 'NOT_APPLICABLE');
    },
  ],
  [
    8,
    async (db, dice, pick) => {
      const adoption = await pick('select adoption_id as id from adoption_declaration group by adoption_id order by 1');
      await judge(db, dice, adoption, dice.pick(['VERIFIED', 'VERIFIED', 'NOT_VERIFIED', 'UNCLEAR']));
      // The one that was judged may well be judged again.
      if (dice.chance(0.5)) await judge(db, dice, adoption, dice.pick(['VERIFIED', 'NOT_VERIFIED']));
    },
  ],
  [
    3,
    async (db, dice, pick) =>
      db.query(
        `update adoption_declaration set withdrawn_at = recorded_at + interval '30 seconds', withdrawn_by_id = declared_by_id where id = $1`,
        [await pick('select id from adoption_declaration where withdrawn_at is null order by id')],
      ),
  ],
  [
    4,
    async (db, dice, pick) => {
      const [from, until] = [dayOf(dice), dayOf(dice)].sort();
      await db.query('update licence set valid_from = $2::date, valid_until = $3::date where id = $1', [
        await pick(
          'select l.id from licence l join organisation o on o.id = l.organisation_id where o.demonstration order by l.id',
        ),
        dice.chance(0.5) ? from : null,
        dice.chance(0.5) ? until : null,
      ]);
    },
  ],
  [
    1,
    async (db, dice, pick) =>
      db.query('insert into licence (organisation_id, valid_from, valid_until) values ($1, $2::date, null)', [
        await pick(PROVIDER),
        dayOf(dice),
      ]),
  ],
  [
    1,
    async (db, _dice, pick) =>
      db.query('delete from licence where id = $1', [
        await pick(
          'select l.id from licence l join organisation o on o.id = l.organisation_id where o.demonstration order by l.id',
        ),
      ]),
  ],
  [
    2,
    async (db, dice, pick) =>
      db.query('update organisation set region_id = $2, provider_type = $3 where id = $1', [
        await pick(PROVIDER),
        dice.chance(0.2) ? null : await pick('select id from region order by code'),
        dice.pick(TYPES),
      ]),
  ],
  [
    2,
    async (db, dice, pick) =>
      db.query('update material set theme_id = $2, source_project_id = $3 where id = $1', [
        await pick(MATERIAL),
        await pick('select id from theme order by position'),
        dice.chance(0.2) ? null : await pick('select id from source_project order by code'),
      ]),
  ],
  [
    3,
    async (db, dice, pick) => {
      // Into one that is merged nobody is; who took others in may be merged itself.
      await db.query(
        `update organisation o set merged_into_id = n.id, merged_on = $3::date from organisation n
         where o.id = $1 and n.id = $2 and n.id <> o.id and n.merged_into_id is null and o.merged_into_id is null`,
        [await pick(PROVIDER), await pick(PROVIDER), dayOf(dice)],
      );
      await mergersKnownEarlier(db, dice);
    },
  ],
  [
    1,
    async (db, dice, pick) => {
      const merged = await pick(`select id from organisation where demonstration and merged_into_id is not null order by id`);
      await db.query('update organisation set merged_into_id = null, merged_on = null where id = $1', [merged]);
      await mergersKnownEarlier(db, dice);
    },
  ],
  [
    1,
    async (db, _dice, pick) => db.query('update material set current_version_id = null where id = $1', [await pick(PUBLISHED)]),
  ],
];

/** Lets so much happen, some of it together in one transaction. The same every time from the same dice. */
export async function happen(pool: pg.Pool, dice: Dice, count: number): Promise<void> {
  const bag = happenings.flatMap(([often, happening]) => Array.from({ length: often }, () => happening));
  const db = await pool.connect();
  const pick: Pick = async (text, values = []) => dice.pick((await db.query(text, values)).rows).id;
  try {
    for (let done = 0; done < count;) {
      await db.query('begin');
      for (const together = 1 + dice.below(3); done < count;) {
        await dice.pick(bag)(db, dice, pick);
        done += 1;
        if (dice.chance(1 / together)) break;
      }
      await db.query('commit');
    }
  } finally {
    db.release();
  }
}

/** Three days of a history. */
export const daysOf = (dice: Dice): string[] => [dayOf(dice), dayOf(dice), dayOf(dice)];
