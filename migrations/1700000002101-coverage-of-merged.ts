import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From the day of a merger on, coverage counts one provider for two: what the merged one said counts for its successor. */
export class CoverageOfMerged1700000002101 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
-- What merged providers said of a material counts for their successor, until it speaks of the material itself; of several words the one
-- that says most. Whoever took nobody in has its own words only.
create or replace function coverage_words(of_project uuid, of_organisation uuid)
  returns table (adoption_id uuid, material_id uuid, number integer, stage adoption_stage, from_day date, verified_from date) language sql stable as $$
  with parts as (
    select of_organisation as organisation_id, null::date as since, 'infinity'::date as until_day
    union all
    select s.organisation_id, s.from_day, s.until_day from organisation_succession s where s.successor_id = of_organisation),
  words as (
    select d.adoption_id, d.material_id, d.number, d.stage, d.effective_date, p.since, p.until_day,
      case when a.verified_stage in ('IN_USE', 'ESTABLISHED') then (a.verified_at at time zone 'Europe/Helsinki')::date end as verified_from
    from parts p join adoption_declaration d on d.organisation_id = p.organisation_id and d.project_id = of_project and d.withdrawn_at is null
    join adoption a on a.id = d.adoption_id),
  turns as (
    select distinct w.material_id, greatest(w.effective_date, w.since) as day from words w
    where exists (select from parts p where p.since is not null))
  select w.adoption_id, w.material_id, w.number, w.stage, w.effective_date, w.verified_from from words w
  where not exists (select from parts p where p.since is not null)
  union all
  select t.material_id, t.material_id, (row_number() over (partition by t.material_id order by t.day))::integer, said.stage, t.day, said.verified_from
  from turns t cross join lateral (
    with last as (
      select distinct on (w.adoption_id) w.* from words w
      where w.material_id = t.material_id and w.effective_date <= t.day and coalesce(w.since <= t.day, true) and w.until_day > t.day
      order by w.adoption_id, w.number desc)
    select l.stage, l.verified_from from last l
    where l.since is null or not exists (select from last own where own.since is null and own.effective_date >= l.since)
    order by l.stage in ('IN_USE', 'ESTABLISHED') desc, l.verified_from, l.stage = 'NOT_APPLICABLE' limit 1) said
$$;

create or replace function coverage_licences(of_project uuid, of_organisation uuid) returns table (from_day date, until_day date) language sql stable as $$
  select x.from_day, x.until_day from (
    select coalesce(l.valid_from, '-infinity') as from_day, least(coalesce(l.valid_until + 1, 'infinity'), coalesce(o.merged_on, 'infinity')) as until_day
    from licence l join organisation o on o.id = l.organisation_id join project p on p.id = of_project
    where o.id = of_organisation and o.kind = 'PROVIDER' and o.demonstration = p.demonstration) x
  where x.from_day < x.until_day
$$;

-- Whoever stands in the place of a provider is touched with it.
create or replace function coverage_touch(of_project uuid, of_organisation uuid) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('coverage of ' || of_project, 0));
  insert into coverage_touched (project_id, organisation_id)
  select of_project, x.id from (
    select of_organisation as id union select s.successor_id from organisation_succession s where s.organisation_id = of_organisation) x order by x.id
  on conflict do nothing;
end $$;

create function coverage_of_merger() returns trigger language plpgsql as $$
begin
  perform coverage_touch(p.id, x.id) from project p cross join (select distinct id from unnest(array[new.id, old.merged_into_id, new.merged_into_id]) id where id is not null) x
  order by p.id, x.id;
  return null;
end $$;
create trigger coverage_merged after update on organisation for each row
  when ((old.merged_into_id, old.merged_on) is distinct from (new.merged_into_id, new.merged_on)) execute function coverage_of_merger();
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
