import type { Viewer } from '../../platform/auth/viewer.ts';
import { sql, trusted, type Sql } from '../../platform/reading/sql.ts';
import { everyRow, visible } from '../../platform/reading/tables.ts';
import { Adoption, AdoptionDeclaration } from '../adoptions/adoption.entity.ts';
import { lastDeclaration, personsTrained, proofParts } from '../adoptions/evidence.sql.ts';
import { inUse, path, proven } from '../adoptions/stages.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { inRegions, type Places } from '../organisations/organisation.policy.ts';
import { Project } from '../projects/project.entity.ts';
import { RiskRule } from './sample.types.ts';
import { Verification } from './verification.entity.ts';

/** What weighs how much; the heaviest first. */
const WEIGHTS: readonly [RiskRule, number][] = [
  [RiskRule.EVIDENCE_THIN, 3],
  [RiskRule.NEW_USE_BEFORE_REPORT, 2],
  [RiskRule.STAGES_JUMPED, 2],
  [RiskRule.BIG_REACH, 1],
  [RiskRule.NOT_CONFIRMED_LATELY, 1],
];
const LAST_DAYS = 90;
const MANY_PERSONS = 100;
const MANY_STUDENT_YEARS = 3_000;

type Asked = { rule: RiskRule | null; places: Places };

/**
 * The declarations of a project that nobody has decided on and that a rule points at, the heaviest first. `a` is an adoption whose
 * proof the viewer reads.
 */
export function risks(projectId: Sql, overseen: readonly string[], { rule, places }: Asked, viewer: Viewer): Sql {
  const use = trusted`${inUse}::adoption_stage[]`;
  const place = (stage: Sql) => sql`array_position(${path}::text[], ${stage}::text)`;
  const declarations = (condition: Sql) =>
    sql`exists (select 1 from ${everyRow(AdoptionDeclaration)} d where d.adoption_id = a.id and d.withdrawn_at is null and ${condition})`;
  const applies: Record<RiskRule, Sql> = {
    EVIDENCE_THIN: sql`${proofParts(lastDeclaration(sql`a.id`), viewer)} <= 1`,
    NEW_USE_BEFORE_REPORT: sql`a.stage = any(${use}) and ${declarations(
      sql`d.stage = any(${use}) and not d.previous_stage = any(${use}) and (d.recorded_at at time zone 'Europe/Helsinki')::date > p.use_to - ${LAST_DAYS}::int`,
    )}`,
    STAGES_JUMPED: declarations(sql`${place(sql`d.stage`)} > ${place(sql`d.previous_stage`)} + 1`),
    BIG_REACH: sql`coalesce(${personsTrained(sql`a.id`, viewer)} >= ${MANY_PERSONS}::int, false) or coalesce(o.student_years >= ${MANY_STUDENT_YEARS}::int, false)`,
    NOT_CONFIRMED_LATELY: sql`a.confirmed_at <= (select hub_now()) - interval '6 months'`,
  };
  const lines = WEIGHTS.map(([name, weight], i) => trusted`(${i}::int, ${name}::text, ${weight}::int, ${applies[name]})`);
  const table = lines.reduce((all, line) => trusted`${all}, ${line}`);
  return trusted`
    select a.id as "adoptionId", x.score, x.rules from ${visible(Adoption, viewer)} a
      join ${everyRow(Project)} p on p.id = a.project_id join ${everyRow(Organisation)} o on o.id = a.organisation_id
      cross join lateral (select sum(r.weight) as score, to_json(array_agg(r.name order by r.n)) as rules, array_agg(r.name) as names
        from (values ${table}) r (n, name, weight, applies) where r.applies) x
    where a.project_id = ${projectId} and a.project_id = any(${overseen}::uuid[]) and a.stage = any(${proven}::adoption_stage[]) and x.score > 0
      and ${rule === null ? trusted`true` : trusted`${rule}::text = any(x.names)`}
      and ${inRegions({ regionId: trusted`o.region_id` }, places, viewer) ?? trusted`true`}
      and not exists (select 1 from ${everyRow(Verification)} v where v.declaration_id = ${lastDeclaration(trusted`a.id`)} and v.verdict <> 'UNCLEAR')
    order by x.score desc, a.id`;
}
