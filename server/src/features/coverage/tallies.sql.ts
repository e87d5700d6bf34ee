import { and, join, trusted, where, word, type Sql } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { Region } from '../organisations/region.entity.ts';
import { figures } from './coverage.sql.ts';
import { counts, setsOf, standings, type Cut, type Moment, type Per } from './standings.sql.ts';

/** By what figures are told apart: one row for everybody, or one for each of these. */
export type By = 'everybody' | 'region' | 'providerType' | 'theme' | 'sourceProject';

export const figureNames = ['licensed', 'inUse', 'verified', 'noData', 'notApplicable'] as const;
export const changeKinds = ['before', 'came', 'left'] as const;
export const changeColumn = (kind: (typeof changeKinds)[number], figure: (typeof figureNames)[number]) =>
  `${kind}${figure[0]!.toUpperCase()}${figure.slice(1)}`;
const changeColumns = changeKinds.flatMap((kind) => figureNames.map((figure) => changeColumn(kind, figure)));
/** What each row brings beside its key. */
export const tallyColumns = [...figureNames, ...changeColumns];

const perOf = (by: By): Per => (by === 'theme' || by === 'sourceProject' ? by : null);
const keyOf = (by: By, row: string): Sql =>
  word(by === 'region' ? `${row}.region_id` : by === 'providerType' ? `${row}.provider_type` : `${row}.key`);

/** Figures with their key, as `key`, `providers` and a column for each; with a day before, what has changed since it. */
export const tally = (cut: Cut, moment: Moment, by: By, before: Sql | null = null): Sql => {
  const now = moment.knownAt ? countedOut(cut, moment, by) : readOff(cut, moment.day, by);
  if (!before)
    return trusted`(select t.*, ${join(
      changeColumns.map((name) => word(`null::int as "${name}"`)),
      ', ',
    )} from ${now} t)`;
  const each = ['providers', ...figureNames].map((name) => word(`coalesce(t."${name}", 0)::int as "${name}"`));
  const changes = changeColumns.map((name) => word(`coalesce(c."${name}", 0)::int as "${name}"`));
  // Also what is nowhere any more: a region whose last provider left.
  return trusted`(
    select coalesce(t.key, c.key) as key, ${join([...each, ...changes], ', ')}
    from ${now} t full join ${changed(cut, moment, by, before)} c on coalesce(c.key::text, '') = coalesce(t.key::text, ''))`;
};

const countedOut = (cut: Cut, moment: Moment, by: By): Sql =>
  by === 'everybody'
    ? trusted`(select null::uuid as key, ${figures()} from ${standings(cut, moment)} s)`
    : trusted`(select ${keyOf(by, 's')} as key, ${figures()} from ${standings(cut, moment, perOf(by))} s group by 1)`;

const readOff = (cut: Cut, day: Sql, by: By): Sql => {
  const { everybody, said } = counts(cut, day, perOf(by));
  const sums = trusted`
    coalesce(sum(x.providers), 0)::int as providers, coalesce(sum(x.providers) - sum(x.not_applicable), 0)::int as licensed, coalesce(sum(x.in_use), 0)::int as "inUse",
    coalesce(sum(x.verified), 0)::int as verified, coalesce(sum(x.providers) - sum(x.said), 0)::int as "noData", coalesce(sum(x.not_applicable), 0)::int as "notApplicable"`;
  if (by === 'theme' || by === 'sourceProject')
    return trusted`(
      select x.key, ${sums} from (
        select g.key, e.providers, 0 as said, 0 as in_use, 0 as verified, 0 as not_applicable
        from ${setsOf(cut, by)} g cross join (select sum(e.providers) as providers from ${everybody} e) e
        union all
        select s.key, 0, s.said, s.in_use, s.verified, s.not_applicable from ${said} s
        where s.key in (select g.key from ${setsOf(cut, by)} g)) x
      group by x.key)`;
  const key = (row: string) => (by === 'everybody' ? word('null::uuid') : keyOf(by, row));
  return trusted`(
    select x.key, ${sums} from (
      select ${key('e')} as key, e.providers, 0 as said, 0 as in_use, 0 as verified, 0 as not_applicable from ${everybody} e
      union all
      select ${key('s')}, 0, s.said, s.in_use, s.verified, s.not_applicable from ${said} s
      ${by === 'everybody' ? trusted`union all select null::uuid, 0, 0, 0, 0, 0` : trusted``}) x
    group by x.key)`;
};

const HOLDS: Record<(typeof figureNames)[number], string> = {
  licensed: 'not x.not_applicable',
  inUse: 'x.in_use',
  verified: 'x.verified',
  noData: 'not x.said',
  notApplicable: 'x.not_applicable',
};

/** Per key, the figures of the day before, how many came into each since, and how many left it. */
const changed = (cut: Cut, moment: Moment, by: By, before: Sql): Sql => {
  const on = (day: Sql) => standings(cut, { ...moment, day }, perOf(by));
  const names = figureNames.flatMap((figure) => [`"now ${figure}"`, `"then ${figure}"`]);
  const flags = figureNames.flatMap((figure) => [
    word(`bool_or(x.later and ${HOLDS[figure]}) as "now ${figure}"`),
    word(`bool_or(not x.later and ${HOLDS[figure]}) as "then ${figure}"`),
  ]);
  const sums = figureNames.flatMap((figure) => {
    const [now, then] = names.filter((name) => name.endsWith(` ${figure}"`)).map((name) => `y.${name}`);
    return [
      word(`count(*) filter (where ${then})::int as "${changeColumn('before', figure)}"`),
      word(`count(*) filter (where ${now} and not ${then})::int as "${changeColumn('came', figure)}"`),
      word(`count(*) filter (where ${then} and not ${now})::int as "${changeColumn('left', figure)}"`),
    ];
  });
  return trusted`(
    select ${keyOf(by, 'y')} as key, ${join(sums, ', ')} from (
      select x.id, x.region_id, x.provider_type, x.key, ${join(flags, ', ')} from (
        select true as later, s.* from ${on(moment.day)} s union all select false, s.* from ${on(before)} s) x
      group by x.id, x.region_id, x.provider_type, x.key) y
    group by 1)`;
};

/** The columns of a tally, each told from its own. */
const each = (of: (name: string) => string): Sql =>
  join(
    tallyColumns.map((name) => word(`${of(`"${name}"`)} as "${name}"`)),
    ', ',
  );
/** The columns of tallies `x`, added up. */
export const summedTally = each((name) => `sum(x.${name})::int`);
/** Whether anybody is counted in a tally `t`, or was. */
export const isThere = trusted`(t.providers > 0 or t."beforeLicensed" > 0 or t."beforeNotApplicable" > 0)`;

/** Every region of the cut with its tally, also where nobody is, and those whose region is not known. */
export const regionTally = (cut: Cut, moment: Moment, before: Sql | null): Sql => trusted`(
  select r.id, r.code, r.counted, coalesce(t.providers, 0) as providers,
    ${each((name) => (before || figureNames.some((figure) => name === `"${figure}"`) ? `coalesce(t.${name}, 0)` : `t.${name}`))}
  from (select r.id, r.code, r.counted from ${everyRow(Region)} r union all select null, '~', true) r
  left join ${tally(cut, moment, 'region', before)} t on t.key is not distinct from r.id
  ${where(and(cut.places(trusted`r.id`), trusted`(r.id is not null or ${isThere})`))})`;

/** Which standings `s` a figure counts. */
export const isCounted = {
  LICENSED: trusted`not s.not_applicable`,
  IN_USE: trusted`s.in_use`,
  VERIFIED: trusted`s.verified`,
  NO_DATA: trusted`not s.said`,
  NOT_APPLICABLE: trusted`s.not_applicable`,
  NOT_IN_USE: trusted`s.said and not s.in_use and not s.not_applicable`,
  GAP: trusted`not s.in_use and not s.not_applicable`,
} as const;
