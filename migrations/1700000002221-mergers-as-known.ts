import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a merger became known, and when it was taken back: what was known at a moment leaves out what came later. */
export class MergersAsKnown1700000002221 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create table organisation_merger (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  into_id uuid not null references organisation,
  merged_on date not null,
  recorded_at timestamptz(3) not null default hub_now(),
  undone_at timestamptz(3)
);
create unique index organisation_merger_standing_key on organisation_merger (organisation_id) where undone_at is null;
create index organisation_merger_organisation_id_idx on organisation_merger (organisation_id);
create index organisation_merger_into_id_idx on organisation_merger (into_id);

create function organisation_merger_keep() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    update organisation_merger m set undone_at = hub_now() where m.organisation_id = new.id and m.undone_at is null;
  end if;
  if new.merged_into_id is not null then
    insert into organisation_merger (organisation_id, into_id, merged_on) values (new.id, new.merged_into_id, new.merged_on);
  end if;
  return null;
end $$;
create trigger organisation_merger_made after insert on organisation for each row when (new.merged_into_id is not null)
  execute function organisation_merger_keep();
create trigger organisation_merger_changed after update on organisation for each row
  when ((old.merged_into_id, old.merged_on) is distinct from (new.merged_into_id, new.merged_on)) execute function organisation_merger_keep();

insert into organisation_merger (organisation_id, into_id, merged_on, recorded_at, undone_at)
select h.subject, (h.facts ->> 'intoId')::uuid, (h.facts ->> 'mergedOn')::date, h.at, h.until
from (select h.*, lead(h.at) over (partition by h.subject order by h.stream, h.position) as until from history h
  where h.kind in ('organisation.merged', 'organisation.merger_undone')) h
where h.kind = 'organisation.merged' and (h.until is not null or exists (
  select from organisation o where o.id = h.subject and o.merged_into_id = (h.facts ->> 'intoId')::uuid and o.merged_on = (h.facts ->> 'mergedOn')::date));
insert into organisation_merger (organisation_id, into_id, merged_on)
select o.id, o.merged_into_id, o.merged_on from organisation o
where o.merged_into_id is not null and not exists (select from organisation_merger m where m.organisation_id = o.id and m.undone_at is null);

-- Who stands in the place of a merged provider on which days, by the mergers that were known at a moment.
create function organisation_succession_known(known_at timestamptz)
  returns table (organisation_id uuid, successor_id uuid, from_day date, until_day date) language sql stable as $$
  with recursive mergers as (
    select m.organisation_id, m.into_id, m.merged_on from organisation_merger m where m.recorded_at <= known_at and coalesce(m.undone_at > known_at, true)),
  steps as (
    select m.organisation_id, m.into_id as successor_id, m.merged_on as from_day from mergers m
    union
    select s.organisation_id, m.into_id, greatest(s.from_day, m.merged_on) from steps s join mergers m on m.organisation_id = s.successor_id)
  select s.organisation_id, s.successor_id, s.from_day, coalesce(m.merged_on, 'infinity')::date
  from steps s left join mergers m on m.organisation_id = s.successor_id where s.from_day < coalesce(m.merged_on, 'infinity')
$$;
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
