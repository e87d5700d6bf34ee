import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What coverage counts, kept in the transaction that changes it: a figure of any day costs the same however long the history is. */
export class Coverage1700000002000 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
-- What a figure is made of: providers of one region and type, by what materials of one theme and one source project do there.
-- A theme or source project that is null stands for all of them together, a region or type that is null for one that is not known.
create table coverage_cell (
  id integer primary key generated always as identity,
  project_id uuid not null,
  theme_id uuid,
  source_project_id uuid,
  region_id uuid,
  provider_type provider_type,
  constraint coverage_cell_natural_key unique nulls not distinct (project_id, theme_id, source_project_id, region_id, provider_type)
);

-- Where a provider stood from one day until another, which is not part of it. With all themes and source projects together there is a
-- row for each day of its licence, otherwise for those on which it had said something.
create table coverage_standing (
  project_id uuid not null,
  organisation_id uuid not null,
  cell_id integer not null references coverage_cell,
  from_day date not null,
  until_day date not null,
  said boolean not null,
  in_use boolean not null,
  verified boolean not null,
  not_applicable boolean not null,
  primary key (organisation_id, cell_id, from_day),
  constraint coverage_standing_days_check check (from_day < until_day)
);
create index coverage_standing_cell_id_idx on coverage_standing (cell_id, from_day);

-- How many of a cell stood so from a day on, until the next row of the cell.
create table coverage_count (
  cell_id integer not null references coverage_cell,
  from_day date not null,
  providers integer not null,
  said integer not null,
  in_use integer not null,
  verified integer not null,
  not_applicable integer not null,
  primary key (cell_id, from_day)
);

-- Whose standing has to be found out anew before the transaction ends; nobody else ever sees a row.
create table coverage_touched (
  project_id uuid not null,
  organisation_id uuid not null,
  primary key (project_id, organisation_id)
);

-- The declarations that count for a provider. What else makes a word count for somebody, or no longer, belongs here.
create function coverage_words(of_project uuid, of_organisation uuid)
  returns table (adoption_id uuid, material_id uuid, number integer, stage adoption_stage, from_day date, verified_from date) language sql stable as $$
  select d.adoption_id, d.material_id, d.number, d.stage, d.effective_date,
    case when a.verified_stage in ('IN_USE', 'ESTABLISHED') then (a.verified_at at time zone 'Europe/Helsinki')::date end
  from adoption_declaration d join adoption a on a.id = d.adoption_id
  where d.project_id = of_project and d.organisation_id = of_organisation
$$;

-- The days on which a provider belongs to what a project counts: a demonstration counts the demonstration's institutions.
create function coverage_licences(of_project uuid, of_organisation uuid) returns table (from_day date, until_day date) language sql stable as $$
  select coalesce(l.valid_from, '-infinity'), coalesce(l.valid_until + 1, 'infinity')
  from licence l join organisation o on o.id = l.organisation_id join project p on p.id = of_project
  where o.id = of_organisation and o.kind = 'PROVIDER' and o.demonstration = p.demonstration
$$;

-- Where a provider stands, from day to day. A declaration holds from its day on until a later word begins to hold.
create type coverage_stood as (theme_id uuid, source_project_id uuid, from_day date, until_day date, said boolean, in_use boolean, verified boolean, not_applicable boolean);
-- Not in plain SQL: a plan of its own for each call would take longer than the call.
create function coverage_standings(of_project uuid, of_organisation uuid) returns setof coverage_stood language plpgsql stable as $$
begin
  return query
  with spans as (
    select w.material_id, w.stage, w.from_day, w.verified_from,
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
    from said s cross join lateral (values (greatest(s.from_day, s.verified_from), 1), (s.until_day, -1)) e (day, way)
    where s.stage in ('IN_USE', 'ESTABLISHED') and s.verified_from < s.until_day
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

-- Finds out anew where a provider stands, and what that changes in the counts.
create function coverage_refresh(of_project uuid, of_organisation uuid) returns void language plpgsql as $$
declare
  place record;
  stood coverage_stood[] := array(select s from coverage_standings(of_project, of_organisation) s);
  before coverage_standing[];
  after coverage_standing[];
begin
  select o.region_id, o.provider_type into place from organisation o where o.id = of_organisation;
  insert into coverage_cell (project_id, theme_id, source_project_id, region_id, provider_type)
  select distinct of_project, s.theme_id, s.source_project_id, place.region_id, place.provider_type
  from unnest(stood) s
  on conflict do nothing;
  before := array(select s from coverage_standing s where s.organisation_id = of_organisation and s.project_id = of_project order by s.cell_id, s.from_day);
  after := array(
    select row (of_project, of_organisation, c.id, s.from_day, s.until_day, s.said, s.in_use, s.verified, s.not_applicable)::coverage_standing
    from unnest(stood) s
    join (select * from coverage_cell c where c.project_id = of_project and c.region_id is not distinct from place.region_id
        and c.provider_type is not distinct from place.provider_type) c
      on (c.theme_id, c.source_project_id) is not distinct from (s.theme_id, s.source_project_id)
    order by c.id, s.from_day);
  if before = after then return; end if;

  delete from coverage_standing s where s.organisation_id = of_organisation and s.project_id = of_project;
  insert into coverage_standing select * from unnest(after);

  -- One after another from here to the commit: two who change the same counts would otherwise wait for each other crosswise.
  perform pg_advisory_xact_lock(hashtextextended('coverage counts of ' || of_project, 0));
  with edges as (
    select s.cell_id, e.day as from_day, sum(e.way) as providers, sum(e.way * s.said::int) as said, sum(e.way * s.in_use::int) as in_use,
      sum(e.way * s.verified::int) as verified, sum(e.way * s.not_applicable::int) as not_applicable
    from (select b.*, -1 as way from unnest(before) b union all select a.*, 1 from unnest(after) a) s
    cross join lateral (values (s.from_day, s.way), (s.until_day, -s.way)) e (day, way)
    where e.day < 'infinity' group by s.cell_id, e.day),
  moved as (select * from edges e where (e.providers, e.said, e.in_use, e.verified, e.not_applicable) <> (0, 0, 0, 0, 0)),
  begun as (
    insert into coverage_count (cell_id, from_day, providers, said, in_use, verified, not_applicable)
    select m.cell_id, m.from_day, coalesce(k.providers, 0) + d.providers, coalesce(k.said, 0) + d.said, coalesce(k.in_use, 0) + d.in_use,
      coalesce(k.verified, 0) + d.verified, coalesce(k.not_applicable, 0) + d.not_applicable
    from moved m
    cross join lateral (select sum(x.providers) as providers, sum(x.said) as said, sum(x.in_use) as in_use, sum(x.verified) as verified, sum(x.not_applicable) as not_applicable
      from moved x where x.cell_id = m.cell_id and x.from_day <= m.from_day) d
    left join lateral (select * from coverage_count k where k.cell_id = m.cell_id and k.from_day <= m.from_day order by k.from_day desc limit 1) k on true
    on conflict (cell_id, from_day) do update set providers = excluded.providers, said = excluded.said, in_use = excluded.in_use,
      verified = excluded.verified, not_applicable = excluded.not_applicable)
  update coverage_count k set providers = k.providers + d.providers, said = k.said + d.said, in_use = k.in_use + d.in_use,
    verified = k.verified + d.verified, not_applicable = k.not_applicable + d.not_applicable
  from (select k.cell_id, k.from_day, sum(m.providers) as providers, sum(m.said) as said, sum(m.in_use) as in_use, sum(m.verified) as verified, sum(m.not_applicable) as not_applicable
    from moved m join coverage_count k on k.cell_id = m.cell_id and k.from_day > m.from_day
    where not exists (select from moved x where x.cell_id = k.cell_id and x.from_day = k.from_day) group by k.cell_id, k.from_day) d
  where k.cell_id = d.cell_id and k.from_day = d.from_day;
end $$;

-- At the end of the transaction, once for each provider however much of it changed.
create function coverage_of_touched() returns trigger language plpgsql as $$
begin
  perform coverage_refresh(new.project_id, new.organisation_id);
  delete from coverage_touched t where t.project_id = new.project_id and t.organisation_id = new.organisation_id;
  return null;
end $$;
create constraint trigger coverage_touched_at_the_end after insert on coverage_touched deferrable initially deferred
  for each row execute function coverage_of_touched();

-- What one provider says changes where it stands; what a project's materials are changes it for many, so that waits for those who are saying something.
create function coverage_touch(of_project uuid, of_organisation uuid) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('coverage of ' || of_project, 0));
  insert into coverage_touched (project_id, organisation_id) values (of_project, of_organisation) on conflict do nothing;
end $$;

create function coverage_of_word() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' then perform coverage_touch(new.project_id, new.organisation_id); end if;
  if tg_op <> 'INSERT' then perform coverage_touch(old.project_id, old.organisation_id); end if;
  return null;
end $$;
create trigger coverage_declared after insert or update or delete on adoption_declaration for each row execute function coverage_of_word();
create trigger coverage_verified_first after insert on adoption for each row when (new.verified_stage is not null) execute function coverage_of_word();
create trigger coverage_verified after update on adoption for each row
  when ((old.verified_stage, old.verified_at) is distinct from (new.verified_stage, new.verified_at)) execute function coverage_of_word();

create function coverage_of_provider() returns trigger language plpgsql as $$
begin
  perform coverage_touch(p.id, o.id) from project p cross join organisation o
  where o.id in (case when tg_op <> 'DELETE' then (to_jsonb(new) ->> tg_argv[0])::uuid end, case when tg_op <> 'INSERT' then (to_jsonb(old) ->> tg_argv[0])::uuid end)
  order by p.id, o.id;
  return null;
end $$;
create trigger coverage_licensed after insert or update or delete on licence for each row execute function coverage_of_provider('organisation_id');
create trigger coverage_placed after update on organisation for each row
  when ((old.kind, old.demonstration, old.region_id, old.provider_type) is distinct from (new.kind, new.demonstration, new.region_id, new.provider_type))
  execute function coverage_of_provider('id');

create function coverage_of_material() returns trigger language plpgsql as $$
declare
  touched uuid;
begin
  for touched in select distinct p from unnest(array[case when tg_op <> 'INSERT' then old.project_id end, case when tg_op <> 'DELETE' then new.project_id end]) p where p is not null order by 1 loop
    perform pg_advisory_xact_lock(hashtextextended('coverage of ' || touched, 0));
    -- Of others nothing changes: what a material is part of tells only of those who spoke of it, and of whom nothing of a set applies to.
    perform coverage_touch(touched, d.organisation_id) from (
      select distinct d.organisation_id from adoption_declaration d
      where d.project_id = touched and (d.stage = 'NOT_APPLICABLE' or d.material_id in (case when tg_op <> 'INSERT' then old.id end, case when tg_op <> 'DELETE' then new.id end))
      order by 1) d;
  end loop;
  return null;
end $$;
-- What is not published counts nowhere yet, and nobody can have said anything of it.
create trigger coverage_material_made after insert on material for each row when (new.project_id is not null and new.current_version_id is not null)
  execute function coverage_of_material();
create trigger coverage_material_gone after delete on material for each row when (old.project_id is not null and old.current_version_id is not null)
  execute function coverage_of_material();
create trigger coverage_material_changed after update on material for each row
  when ((old.current_version_id is not null or new.current_version_id is not null)
    and (old.project_id, old.theme_id, old.source_project_id, old.current_version_id is null) is distinct from (new.project_id, new.theme_id, new.source_project_id, new.current_version_id is null))
  execute function coverage_of_material();

create function coverage_of_project() returns trigger language plpgsql as $$
begin
  perform coverage_touch(new.id, o.id) from organisation o where o.kind = 'PROVIDER' order by o.id;
  return null;
end $$;
create trigger coverage_project_made after insert on project for each row execute function coverage_of_project();
create trigger coverage_project_changed after update on project for each row when (old.demonstration <> new.demonstration) execute function coverage_of_project();

select coverage_refresh(p.id, o.id) from project p cross join organisation o where o.kind = 'PROVIDER';
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
