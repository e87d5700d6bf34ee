import { noData, stageLetters } from '../../../../schema/adoption-matrix.ts';
import { limits } from '../../../../schema/limits.ts';
import { OrganisationKind, Position } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { now, today } from '../../platform/reading/clock.ts';
import { contains } from '../../platform/reading/search.ts';
import { and, count, join, sql, trusted, where, word, type Sql } from '../../platform/reading/sql.ts';
import { everyRow, visible } from '../../platform/reading/tables.ts';
import { Adoption, AdoptionDeclaration } from '../adoptions/adoption.entity.ts';
import { inMergers, mergedWords } from '../adoptions/merged-words.sql.ts';
import { inUse, path } from '../adoptions/stages.ts';
import { population } from '../coverage/coverage.sql.ts';
import { Material } from '../materials/material.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { inRegions } from '../organisations/organisation.policy.ts';
import { Region } from '../organisations/region.entity.ts';
import { partnersToday } from '../partnerships/partnership.sql.ts';
import { Project } from '../projects/project.entity.ts';
import { SourceProject } from '../projects/source-project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';
import { MatrixMaterialOrder, type MatrixFilter, type MatrixSort } from './matrix.inputs.ts';

/** Whose matrix, of what, in which order. */
export type Asked = { projectId: string; filter: MatrixFilter; sort: MatrixSort; viewer: Viewer };

const mine = ({ viewer }: Asked): string | null =>
  viewer.organisationKind === OrganisationKind.PROVIDER ? viewer.organisationId : null;

/** The providers that the project counts, as far as the viewer sees their stages: those outside see themselves. */
function providersBeside(asked: Asked, searched: boolean): Sql {
  const { projectId, filter, viewer } = asked;
  const inside = viewer.positionIn(projectId.toLowerCase()) !== Position.OUTSIDER;
  const partner = trusted`o.id in (select a.organisation_id from ${partnersToday(projectId, viewer)} a)`;
  const own = mine(asked);
  const narrowed = and(
    inside || (own === null ? sql`false` : sql`o.id = ${own}`),
    inRegions({ regionId: sql`o.region_id` }, filter, viewer),
    filter.partnersOnly && partner,
    searched && found(sql`lower(o.name_fi || ' ' || coalesce(o.name_sv, ''))`, asked, 'providers'),
  );
  const who = (condition: Sql, former: boolean) => trusted`
    select o.id, o.name_fi, o.name_sv, o.name_en, o.region_id, ${partner} as partner, ${word(String(former))} as former
    from ${visible(Organisation, viewer)} o${where(and(condition, narrowed))}`;
  const counted = who(trusted`o.id in (select counted.id from ${population(projectId, today)} counted)`, false);
  const demonstration = trusted`(select p.demonstration from ${everyRow(Project)} p where p.id = ${projectId})`;
  return filter.formerProviders
    ? trusted`(${counted} union all ${who(trusted`o.kind = 'PROVIDER' and o.demonstration = ${demonstration} and o.merged_on <= ${today}`, true)})`
    : trusted`(${counted})`;
}

/** The adoptions that tell where these providers stand, each with its provider: as coverage counts them, and a merged provider’s own in its own row. */
function told({ projectId, viewer }: Asked, providers: Sql): Sql {
  const seen = visible(Adoption, viewer);
  const columns = word(
    'a.id, a.material_id, a.stage, a.verified_stage, a.confirmed_at, p.id as provider_id, a.organisation_id <> p.id as of_merged',
  );
  return trusted`(
    select ${columns} from ${providers} p join ${seen} a on a.organisation_id = p.id
    where a.project_id = ${projectId} and (p.former or a.organisation_id not in ${inMergers})
    union all
    select ${columns} from ${mergedWords(seen, { projectId })} w join ${providers} p on p.id = w.provider_id and not p.former join ${seen} a on a.id = w.adoption_id)`;
}

/** The published materials that can be adopted, in the project's care. */
function materialsBeside(asked: Asked, searched: boolean): Sql {
  const { projectId, filter, viewer } = asked;
  const { themes, sourceProjects } = filter;
  const narrowed = and(
    sql`m.project_id = ${projectId} and m.current_version_id is not null and m.status <> 'ARCHIVED'`,
    themes && sql`t.code = any(${themes})`,
    sourceProjects && sql`s.code = any(${sourceProjects})`,
    searched && found(sql`lower(m.title)`, asked, 'materials'),
  );
  return trusted`(select m.id, m.title, m.kind, t.code as theme_code, t.position as theme_position, s.code as source_project_code
    from ${visible(Material, viewer)} m join ${visible(Theme, viewer)} t on t.id = m.theme_id
    left join ${visible(SourceProject, viewer)} s on s.id = m.source_project_id${where(narrowed)})`;
}

/** One side has the words; where only the other side has them, this one stays whole. */
function found(text: Sql, asked: Asked, side: 'providers' | 'materials'): Sql | false {
  const { search } = asked.filter;
  if (!search?.trim()) return false;
  const inNames = trusted`exists (select 1 from ${providersBeside(asked, false)} f where ${contains(trusted`lower(f.name_fi || ' ' || coalesce(f.name_sv, ''))`, search)})`;
  const inTitles = trusted`exists (select 1 from ${materialsBeside(asked, false)} f where ${contains(trusted`lower(f.title)`, search)})`;
  const here = contains(text, search);
  return side === 'providers'
    ? trusted`(${here} or (not ${inNames} and ${inTitles}))`
    : trusted`(${here} or (not ${inTitles} and ${inNames}))`;
}

/** What counts for how far somebody has come: those in use first, then how far along the path the others are. */
const progress = trusted`count(*) filter (where a.stage = any(${inUse}::adoption_stage[])) as in_use,
  coalesce(sum(array_position(${path}::adoption_stage[], a.stage) - 1), 0) as steps`;

/** The columns in their order, each with its place from 1. */
function materials(asked: Asked): Sql {
  const { filter, sort } = asked;
  const far = sort.materials === MatrixMaterialOrder.PROGRESS;
  const at = told(asked, providersBeside(asked, true));
  const joined = far
    ? trusted` left join (select a.material_id, ${progress} from ${at} a group by a.material_id) far on far.material_id = m.id`
    : word('');
  const order = {
    THEME: sql`m.theme_position, m.title, m.id`,
    TITLE: sql`m.title, m.id`,
    PROGRESS: sql`coalesce(far.in_use, 0) desc, coalesce(far.steps, 0) desc, m.title, m.id`,
  }[sort.materials];
  const narrowed = filter.stages
    ? trusted` where m.id in (select a.material_id from ${at} a where a.stage = any(${filter.stages}))`
    : word('');
  return trusted`(select m.*, row_number() over (order by ${order})::int as place from ${materialsBeside(asked, true)} m${joined}${narrowed}
    order by place limit ${count(limits.matrixSide)})`;
}

/** The columns as the API names them. */
export const columns = (asked: Asked): Sql =>
  trusted`select m.id, m.title, m.kind, m.theme_code as "themeCode", m.source_project_code as "sourceProjectCode" from ${materials(asked)} m order by m.place`;

const letter = (stage: Sql): Sql =>
  trusted`case ${stage}${join(
    Object.entries(stageLetters).map(([name, character]) => trusted` when ${word(`'${name}'`)} then ${word(`'${character}'`)}`),
    '',
  )} end`;

/**
 * Adoptions whose every declaration was taken back: they say nothing. Found once for all, since there are next to none; asked of each
 * cell, PostgreSQL would reckon with so much work that it compiles the statement first.
 */
const takenBack = (projectId: string): Sql =>
  trusted`select n.id from ${everyRow(Adoption)} n where n.project_id = ${projectId} and n.stage = 'NOT_STARTED'
    and not exists (select 1 from ${everyRow(AdoptionDeclaration)} s where s.adoption_id = n.id and s.withdrawn_at is null)`;

/**
 * The rows, each with its cells as text. Only what is declared is read: what lies between is filled with full stops, so that an
 * empty matrix costs nothing.
 */
export function rowsOfMatrix(asked: Asked): Sql {
  const { filter, sort, projectId } = asked;
  const narrowed = filter.stages
    ? trusted` where p.id in (select a.provider_id from ${told(asked, providersBeside(asked, true))} a join ${materialsBeside(asked, true)} m on m.id = a.material_id
        where a.stage = any(${filter.stages}))`
    : word('');
  const order = {
    NAME: sql`p.name_fi, p.id`,
    REGION: sql`coalesce(r.code, '~') collate "C", p.name_fi, p.id`,
    PROGRESS: sql`coalesce(c.in_use, 0) desc, coalesce(c.steps, 0) desc, p.name_fi, p.id`,
  }[sort.providers];
  const none = word(`'${noData}'`);
  return trusted`with columns as materialized ${materials(asked)},
    shown as materialized (select p.* from ${providersBeside(asked, true)} p${narrowed}),
    declared as (
      select a.provider_id, a.stage, a.of_merged, c.place,
        case when a.confirmed_at > ${now} - interval '6 months' then ${letter(trusted`a.stage`)} else lower(${letter(trusted`a.stage`)}) end as said,
        coalesce(${letter(trusted`a.verified_stage`)}, ${none}) as verified
      from ${told(asked, word('shown'))} a join columns c on c.id = a.material_id where a.id not in (${takenBack(projectId)})),
    spaced as (
      select a.*, repeat(${none}, a.place - 1 - coalesce(lag(a.place) over (partition by a.provider_id order by a.place), 0)) as gap from declared a),
    cells as (
      select a.provider_id, string_agg(a.gap || a.said, '' order by a.place) as statuses,
        string_agg(a.gap || a.verified, '' order by a.place) as verified, array_agg(a.place - 1 order by a.place) filter (where a.of_merged) as of_merged, ${progress}
      from spaced a group by a.provider_id)
    select p.id, p.name_fi as "nameFi", p.name_sv as "nameSv", p.name_en as "nameEn", r.code as "regionCode", p.partner, p.former, coalesce(c.of_merged, '{}') as "ofMerged",
      rpad(coalesce(c.statuses, ''), total.n, ${none}) as statuses, rpad(coalesce(c.verified, ''), total.n, ${none}) as verified
    from shown p cross join (select count(*)::int as n from columns) total
    left join ${everyRow(Region)} r on r.id = p.region_id left join cells c on c.provider_id = p.id order by ${order}`;
}

/** The acting provider's versions, in the order of the columns; no row where the project does not count it. */
export function ownRow(asked: Asked): Sql | null {
  const own = mine(asked);
  if (own === null) return null;
  return trusted`select ${own}::uuid as "providerId",
      coalesce(array_agg(coalesce(a.version, 0) order by m.place), '{}') as versions
    from ${materials(asked)} m left join ${visible(Adoption, asked.viewer)} a on a.material_id = m.id and a.organisation_id = ${own}
    having ${own}::uuid in (select counted.id from ${population(asked.projectId, today)} counted)`;
}
