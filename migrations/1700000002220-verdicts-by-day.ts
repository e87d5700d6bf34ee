import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was verified on a day stays verified on that day, whatever the coordinator finds later. */
export class VerdictsByDay1700000002220 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
-- The verdicts that decide something, each with the stage that it verified; null where it verified none. What was verified before verdicts
-- were rows of their own stands with the adoption only.
create view adoption_verdict as
select v.organisation_id, v.adoption_id, v.id, v.decided_at, v.stage from verification v where v.verdict <> 'UNCLEAR'
union all
select a.organisation_id, a.id, a.id, a.verified_at, a.verified_stage from adoption a
where a.verified_stage is not null
  and not exists (select from verification v where v.adoption_id = a.id and v.verdict <> 'UNCLEAR' and v.decided_at >= a.verified_at);

drop function coverage_words(uuid, uuid);
-- What merged providers said of a material counts for their successor, until it speaks of the material itself; of several words the one
-- that says most, and verified what any of them has verified. Whoever took nobody in has its own words only.
create function coverage_words(of_project uuid, of_organisation uuid)
  returns table (adoption_id uuid, material_id uuid, number integer, stage adoption_stage, from_day date, verified datemultirange) language sql stable as $$
  with parts as (
    select of_organisation as organisation_id, null::date as since, 'infinity'::date as until_day
    union all
    select s.organisation_id, s.from_day, s.until_day from organisation_succession s where s.successor_id = of_organisation),
  verdicts as (
    select v.adoption_id, v.stage, (v.decided_at at time zone 'Europe/Helsinki')::date as day,
      coalesce((lead(v.decided_at) over (partition by v.adoption_id order by v.decided_at, v.id) at time zone 'Europe/Helsinki')::date, 'infinity') as until_day
    -- With an offset, so that PostgreSQL looks for those of each provider and not through all there are.
    from parts p cross join lateral (select * from adoption_verdict v where v.organisation_id = p.organisation_id offset 0) v),
  verified as (
    select v.adoption_id, range_agg(daterange(v.day, v.until_day)) as days from verdicts v
    where v.stage in ('IN_USE', 'ESTABLISHED') and v.day < v.until_day group by v.adoption_id),
  words as (
    select d.adoption_id, d.material_id, d.number, d.stage, d.effective_date, p.since, p.until_day, coalesce(v.days, '{}') as verified
    from parts p join adoption_declaration d on d.organisation_id = p.organisation_id and d.project_id = of_project and d.withdrawn_at is null
    left join verified v on v.adoption_id = d.adoption_id),
  turns as (
    select distinct w.material_id, greatest(w.effective_date, w.since) as day from words w
    where exists (select from parts p where p.since is not null))
  select w.adoption_id, w.material_id, w.number, w.stage, w.effective_date, w.verified from words w
  where not exists (select from parts p where p.since is not null)
  union all
  select t.material_id, t.material_id, (row_number() over (partition by t.material_id order by t.day))::integer, said.stage, t.day, said.verified
  from turns t cross join lateral (
    with last as (
      select distinct on (w.adoption_id) w.* from words w
      where w.material_id = t.material_id and w.effective_date <= t.day and coalesce(w.since <= t.day, true) and w.until_day > t.day
      order by w.adoption_id, w.number desc)
    select (array_agg(l.stage order by l.stage in ('IN_USE', 'ESTABLISHED') desc, l.stage = 'NOT_APPLICABLE'))[1] as stage,
      coalesce(range_agg(l.verified) filter (where l.stage in ('IN_USE', 'ESTABLISHED')), '{}') as verified
    from last l where l.since is null or not exists (select from last own where own.since is null and own.effective_date >= l.since)
    having count(*) > 0) said
$$;

create or replace function coverage_standings(of_project uuid, of_organisation uuid) returns setof coverage_stood language plpgsql stable as $$
begin
  return query
  with spans as (
    select w.material_id, w.stage, w.from_day, w.verified,
      coalesce(min(w.from_day) over (partition by w.adoption_id order by w.number rows between 1 following and unbounded following), 'infinity') as until_day
    from coverage_words(of_project, of_organisation) w),
  grouped as (
    select g.theme_id, g.source_project_id, m.id as material_id, count(*) over (partition by g.theme_id, g.source_project_id) as materials
    from material m cross join lateral (values (1, null::uuid, null::uuid), (2, m.theme_id, null), (3, null, m.source_project_id), (4, m.theme_id, m.source_project_id)) g (place, theme_id, source_project_id)
    where m.project_id = of_project and m.current_version_id is not null and (g.place < 3 or m.source_project_id is not null)),
  said as (
    select g.theme_id, g.source_project_id, g.materials, s.* from spans s join grouped g on g.material_id = s.material_id where s.from_day < s.until_day),
  groups as (select null::uuid as theme_id, null::uuid as source_project_id, max(s.materials) filter (where s.theme_id is null and s.source_project_id is null) as materials from said s
    union all select s.theme_id, s.source_project_id, max(s.materials) from said s where s.theme_id is not null or s.source_project_id is not null group by 1, 2),
  edges as (
    select s.theme_id, s.source_project_id, e.day, 0 as licensed, e.way as said, e.way * (s.stage in ('IN_USE', 'ESTABLISHED'))::int as used, 0 as verified,
      e.way * (s.stage = 'NOT_APPLICABLE')::int as nothing
    from said s cross join lateral (values (s.from_day, 1), (s.until_day, -1)) e (day, way)
    union all
    select s.theme_id, s.source_project_id, e.day, 0, 0, 0, e.way, 0
    from said s cross join lateral unnest(s.verified * datemultirange(daterange(s.from_day, s.until_day))) days
    cross join lateral (values (lower(days), 1), (upper(days), -1)) e (day, way)
    where s.stage in ('IN_USE', 'ESTABLISHED')
    union all
    select g.theme_id, g.source_project_id, e.day, e.way, 0, 0, 0, 0
    from groups g cross join coverage_licences(of_project, of_organisation) l cross join lateral (values (l.from_day, 1), (l.until_day, -1)) e (day, way)),
  days as (
    select e.theme_id, e.source_project_id, e.day,
      lead(e.day, 1, 'infinity') over w as until_day, sum(sum(e.licensed)) over w > 0 as licensed, sum(sum(e.said)) over w > 0 as said,
      sum(sum(e.used)) over w > 0 as used, sum(sum(e.verified)) over w > 0 as verified, sum(sum(e.nothing)) over w as nothing
    from edges e group by e.theme_id, e.source_project_id, e.day window w as (partition by e.theme_id, e.source_project_id order by e.day)),
  held as (
    select d.theme_id, d.source_project_id, d.day, d.until_day, d.said, d.used, d.verified, coalesce(d.nothing > 0 and d.nothing = g.materials, false) as nothing
    from days d join groups g on (g.theme_id, g.source_project_id) is not distinct from (d.theme_id, d.source_project_id)
    where d.licensed and d.day < d.until_day and (d.said or (d.theme_id is null and d.source_project_id is null))),
  runs as (
    select h.*, count(*) filter (where h.begins) over (partition by h.theme_id, h.source_project_id order by h.day) as run
    from (select h.*, (lag(h.until_day) over w, lag(h.said) over w, lag(h.used) over w, lag(h.verified) over w, lag(h.nothing) over w)
        is distinct from (h.day, h.said, h.used, h.verified, h.nothing) as begins
      from held h window w as (partition by h.theme_id, h.source_project_id order by h.day)) h)
  select r.theme_id, r.source_project_id, min(r.day), max(r.until_day), bool_or(r.said), bool_or(r.used), bool_or(r.verified), bool_or(r.nothing)
  from runs r group by r.theme_id, r.source_project_id, r.run;
end $$;

create trigger coverage_judged after insert on verification for each row when (new.verdict <> 'UNCLEAR') execute function coverage_of_word();

select coverage_refresh(p.id, o.id) from project p cross join organisation o
where o.id in (select v.organisation_id from verification v union select s.successor_id from organisation_succession s);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
