import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who takes care of a material and until when: contacts, review interval, hand-overs, problems, links, and the way out. */
export class Maintenance1700000001200 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
alter table material
  add column demonstration boolean not null default false,
  add column contact_id uuid references person,
  add column deputy_id uuid references person,
  add column review_interval_months integer not null default 12,
  add column reviewed_on date,
  add column replacement_id uuid references material,
  add column deprecation_reason text,
  add column ends_on date,
  add constraint material_review_interval_check check (review_interval_months between 1 and 36),
  add constraint material_licence_check check (licence is not null or link_only),
  add constraint material_replacement_check check (replacement_id <> id);
create index material_contact_id_idx on material (contact_id);
create index material_deputy_id_idx on material (deputy_id);
create index material_replacement_id_idx on material (replacement_id);

create type handover_state as enum ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN');
create table material_handover (
  id uuid primary key default gen_random_uuid(),
  material_id uuid not null references material,
  from_id uuid not null references organisation,
  to_id uuid not null references organisation,
  state handover_state not null default 'OPEN',
  note text,
  reason text,
  offered_by_id uuid not null references person,
  offered_at timestamptz(3) not null default hub_now(),
  answered_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  constraint material_handover_answered_check check ((state = 'OPEN') = (answered_at is null)),
  constraint material_handover_declined_check check (state <> 'DECLINED' or reason is not null),
  constraint material_handover_parties_check check (from_id <> to_id)
);
create index material_handover_material_id_idx on material_handover (material_id);
create index material_handover_from_id_idx on material_handover (from_id);
create index material_handover_to_id_idx on material_handover (to_id);
create index material_handover_offered_by_id_idx on material_handover (offered_by_id);
create unique index material_handover_open_idx on material_handover (material_id) where state = 'OPEN';

create type problem_kind as enum ('LINK_DEAD', 'OUT_OF_DATE', 'WRONG', 'OTHER');
create table problem_report (
  id uuid primary key default gen_random_uuid(),
  material_id uuid not null references material,
  kind problem_kind not null,
  text text,
  -- Without a person it is the hub's own.
  reported_by_id uuid references person,
  organisation_id uuid references organisation,
  reported_at timestamptz(3) not null default hub_now(),
  resolution text,
  resolved_by_id uuid references person,
  resolved_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  constraint problem_report_resolved_check check (resolved_at is not null or (resolution is null and resolved_by_id is null))
);
create index problem_report_material_id_idx on problem_report (material_id);
create index problem_report_reported_by_id_idx on problem_report (reported_by_id);
create index problem_report_organisation_id_idx on problem_report (organisation_id);
create index problem_report_resolved_by_id_idx on problem_report (resolved_by_id);
create index problem_report_open_idx on problem_report (material_id) where resolved_at is null;
create unique index problem_report_own_idx on problem_report (material_id) where resolved_at is null and reported_by_id is null;

create type link_outcome as enum ('ANSWERS', 'REFUSES', 'NOT_FOUND', 'SERVER_ERROR', 'TOO_MANY_REDIRECTS', 'TIMED_OUT', 'UNKNOWN_HOST', 'NOT_PUBLIC', 'UNREACHABLE', 'NO_WEB_ADDRESS');
create table link_check (
  id uuid primary key default gen_random_uuid(),
  material_id uuid not null unique references material,
  -- What was asked: another address of the material has not been checked yet.
  url text not null,
  checked_at timestamptz(3) not null,
  status integer,
  outcome link_outcome not null,
  -- The day since which it fails.
  failing_since date
);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
