import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the register was and becomes: former names, mergers, locations that were confirmed. */
export class RegisterOverTime1700000002100 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
alter type location_basis add value 'REGISTER';
alter type location_basis add value 'CONFIRMED';
alter type import_outcome add value 'LEFT_OUT';

-- From that day on another provider stands in its place.
alter table organisation
  add column merged_into_id uuid references organisation,
  add column merged_on date,
  add constraint organisation_merger_check check ((merged_into_id is null) = (merged_on is null) and merged_into_id <> id);
create index organisation_merged_into_id_idx on organisation (merged_into_id);
create index organisation_location_idx on organisation (name_fi, id) where kind = 'PROVIDER' and (region_id is null or location_basis = 'UNVERIFIED');

create table former_name (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  name_fi text collate "fi-x-icu" not null,
  name_sv text,
  name_en text,
  valid_until date not null,
  -- The version of the organisation that bears the next name: what takes that change back finds its former name by it.
  organisation_version integer not null
);
create index former_name_organisation_id_idx on former_name (organisation_id);
create index former_name_search_idx on former_name using gin (lower(name_fi || ' ' || coalesce(name_sv, '') || ' ' || coalesce(name_en, '')) gin_trgm_ops);

-- Who stands in the place of a merged provider on which days, the last one not included. Who took it in may itself be merged later.
create view organisation_succession as
with recursive steps as (
  select o.id as organisation_id, o.merged_into_id as successor_id, o.merged_on as from_day from organisation o where o.merged_into_id is not null
  union all
  select s.organisation_id, o.merged_into_id, greatest(s.from_day, o.merged_on)
  from steps s join organisation o on o.id = s.successor_id where o.merged_into_id is not null)
select s.organisation_id, s.successor_id, s.from_day, coalesce(o.merged_on, 'infinity')::date as until_day
from steps s join organisation o on o.id = s.successor_id where s.from_day < coalesce(o.merged_on, 'infinity');
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
