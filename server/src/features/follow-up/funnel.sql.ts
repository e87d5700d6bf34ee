import type { Viewer } from '../../platform/auth/viewer.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { and, count, join, sql, trusted, where, word, type Sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { AdoptionDeclaration } from '../adoptions/adoption.entity.ts';
import { path, type AdoptionStage } from '../adoptions/stages.ts';
import { DisseminationEvent } from '../dissemination/dissemination-event.entity.ts';
import { EventAttendance } from '../dissemination/event-attendance.entity.ts';
import { EventMaterial } from '../dissemination/event-material.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { successionOn } from '../organisations/succession.sql.ts';
import { Theme } from '../projects/theme.entity.ts';
import { FunnelStep } from './funnel.types.ts';

/** What a funnel is of: each part as SQL, or left out. */
export type FunnelOf = { projectId: Sql; eventId?: Sql; materialId?: Sql; theme?: string | null };

const steps = Object.values(FunnelStep);
/** The columns of `ways`: the first day on which a provider was so far. */
export const dayOf: Record<FunnelStep, Sql> = {
  REACHED: word('reached'),
  AWARE: word('aware'),
  PILOT: word('pilot'),
  IN_USE: word('in_use'),
  ESTABLISHED: word('established'),
};
/** Who stands in whose place on the day; looked up once. */
const merged = word('merged');
const parts = trusted`cross join lateral (select c.organisation_id as id union all select g.organisation_id from ${merged} g where g.successor_id = c.organisation_id) part`;
const orBeyond = (stage: AdoptionStage) => path.slice(path.indexOf(stage));
const firstDay = (step: Exclude<FunnelStep, 'REACHED'>) =>
  sql`min(d.effective_date) filter (where d.stage = any(${orBeyond(step)}::adoption_stage[])) as ${dayOf[step]}`;

/**
 * One row for each provider whose people came: the first day of each step, null where it did not take it. Days before the event say nothing of
 * what the event brought about; the earliest event counts for each material, and the furthest material for each provider. Who was
 * merged by that day goes the way of whoever stands in its place.
 */
export function ways({ projectId, eventId, materialId, theme }: FunnelOf, asOf: Sql, viewer: Viewer): Sql {
  const day = sql`(e.ends_at at time zone 'Europe/Helsinki')::date`;
  const narrowed = and(
    sql`e.project_id = ${projectId} and e.state in ('REPORTED', 'APPROVED') and ${day} <= ${asOf}`,
    eventId && sql`e.id = ${eventId}`,
    materialId && sql`s.material_id = ${materialId}`,
    typeof theme === 'string' && sql`m.theme_id in (select t.id from ${visible(Theme, viewer)} t where t.code = ${theme})`,
  );
  return sql`(with ${merged} as materialized ${successionOn(asOf)}
    select p.organisation_id, min(p.reached) as reached, min(p.aware) as aware, min(p.pilot) as pilot, min(p.in_use) as in_use, min(p.established) as established
    from (select c.organisation_id, c.material_id, c.reached, ${firstDay(FunnelStep.AWARE)}, ${firstDay(FunnelStep.PILOT)}, ${firstDay(FunnelStep.IN_USE)}, ${firstDay(FunnelStep.ESTABLISHED)}
      from (select coalesce(g.successor_id, a.organisation_id) as organisation_id, s.material_id, min(${day}) as reached
          from ${visible(EventAttendance, viewer)} a left join ${merged} g on g.organisation_id = a.organisation_id join ${visible(DisseminationEvent, viewer)} e on e.id = a.event_id
          join ${visible(EventMaterial, viewer)} s on s.event_id = e.id join ${visible(Material, viewer)} m on m.id = s.material_id${where(narrowed)}
          group by coalesce(g.successor_id, a.organisation_id), s.material_id) c
      ${parts}
      left join ${visible(AdoptionDeclaration, viewer)} d on d.organisation_id = part.id and d.material_id = c.material_id
        and d.withdrawn_at is null and d.effective_date between c.reached and ${asOf}
      group by c.organisation_id, c.material_id, c.reached) p
    group by p.organisation_id)`;
}

/** The five steps, in order, as rows of FunnelStage. */
export function funnelSteps(of: FunnelOf, asOf: Sql, viewer: Viewer): Sql {
  const row = (step: FunnelStep, index: number) => {
    const [taken, before] = [dayOf[step], steps[index - 1]];
    const days = before
      ? sql`percentile_cont(0.5) within group (order by (w.${taken} - w.${dayOf[before]})::float8)`
      : sql`null::float8`;
    return trusted`select ${count(index)} as place, ${step}::text as step, count(w.${taken})::int as providers, ${days} as "medianDays" from w`;
  };
  return trusted`with w as materialized (select * from ${ways(of, asOf, viewer)} w) ${join(steps.map(row), ' union all ')} order by place`;
}

export const idOrNothing = (id: string | null | undefined): Sql | undefined =>
  typeof id === 'string' ? (isId(id) ? sql`${id}::uuid` : sql`null::uuid`) : undefined;
