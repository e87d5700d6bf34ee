import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Themes, the earlier projects, the call, network projects and who takes part in them, in which role. */
export class Projects1700000000200 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create table theme (
  id uuid primary key default gen_random_uuid(),
  code text not null unique,
  position integer not null unique,
  name_fi text not null,
  name_sv text not null,
  name_en text not null
);

create table source_project (
  id uuid primary key default gen_random_uuid(),
  code text not null unique,
  theme_id uuid not null references theme,
  acronym text not null,
  name_fi text not null,
  name_sv text,
  coordinator text not null,
  coordinator_organisation_id uuid references organisation,
  started text,
  ended text,
  funder text not null,
  programme text,
  partner_count_stated text,
  budget_cents bigint,
  website text,
  funding_call text,
  source text not null,
  note text,
  constraint source_project_dates_check check (started ~ '^[0-9]{4}(-[0-9]{2}){0,2}$' and ended ~ '^[0-9]{4}(-[0-9]{2}){0,2}$')
);
create index source_project_theme_id_idx on source_project (theme_id);

create table source_work_package (
  id uuid primary key default gen_random_uuid(),
  source_project_id uuid not null references source_project,
  code text,
  name_fi text not null,
  lead text,
  lead_organisation_id uuid references organisation,
  source text not null,
  note text,
  constraint source_work_package_natural_key unique (source_project_id, name_fi)
);
create index source_work_package_lead_organisation_id_idx on source_work_package (lead_organisation_id);

create table source_participation (
  id uuid primary key default gen_random_uuid(),
  source_project_id uuid not null references source_project,
  organisation_id uuid references organisation,
  organisation_as_stated text not null,
  role text not null,
  work_package_code text not null default '',
  source text not null,
  note text,
  constraint source_participation_natural_key unique (source_project_id, organisation_as_stated, role, work_package_code)
);
create index source_participation_organisation_id_idx on source_participation (organisation_id);

create table funding_call (
  id uuid primary key default gen_random_uuid(),
  title_fi text not null unique,
  authority_fi text not null,
  applications_from timestamptz(3) not null,
  applications_until timestamptz(3) not null,
  amount_from_cents bigint not null,
  amount_to_cents bigint not null,
  use_from date not null,
  use_to date not null,
  decisions_aimed_at text not null,
  recipient text not null,
  acts text[] not null,
  note text
);

create table project (
  id uuid primary key default gen_random_uuid(),
  funding_call_id uuid references funding_call,
  funder_id uuid not null references organisation,
  acronym text not null,
  name_fi text not null,
  name_sv text not null,
  name_en text not null,
  use_from date not null,
  use_to date not null,
  demonstration boolean not null default false,
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  constraint project_use_check check (use_from <= use_to)
);
create index project_funding_call_id_idx on project (funding_call_id);
create index project_funder_id_idx on project (funder_id);

create table work_package (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references project,
  code text not null,
  name_fi text not null,
  name_sv text not null,
  name_en text not null,
  theme_id uuid references theme,
  lead_organisation_id uuid references organisation,
  unique (project_id, code)
);
create index work_package_theme_id_idx on work_package (theme_id);
create index work_package_lead_organisation_id_idx on work_package (lead_organisation_id);

create type partnership_role as enum ('COORDINATOR', 'WORK_PACKAGE_LEAD', 'PARTNER', 'ASSOCIATE');
create table partnership (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references project,
  organisation_id uuid not null references organisation,
  role partnership_role not null,
  valid_from date not null,
  valid_until date,
  contact_id uuid references person,
  deputy_id uuid references person,
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  unique (project_id, organisation_id),
  constraint partnership_dates_check check (valid_from <= valid_until)
);
create index partnership_organisation_id_idx on partnership (organisation_id);
create index partnership_contact_id_idx on partnership (contact_id);
create index partnership_deputy_id_idx on partnership (deputy_id);
-- One coordinator per project at a time.
create unique index partnership_coordinator_idx on partnership (project_id) where role = 'COORDINATOR' and valid_until is null;

create type member_role as enum ('EDITOR', 'FINANCE', 'SIGNATORY', 'READER', 'OFFICER', 'AUDITOR', 'ADMINISTRATOR');
create table membership (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  role member_role not null,
  project_id uuid references project,
  contact_areas text[] not null default '{}',
  valid_from date,
  valid_until date,
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  -- An auditor reads one project for a time; every other role belongs to the organisation.
  constraint membership_auditor_check check ((role = 'AUDITOR') = (project_id is not null and valid_until is not null))
);
create unique index membership_natural_key on membership (person_id, organisation_id, role, project_id) nulls not distinct;
-- Whether a membership holds today: by the domain's clock, as all dates that people see.
create function membership_valid(m membership) returns boolean language sql stable as
  $$ select coalesce(m.valid_from <= hub_today(), true) and coalesce(m.valid_until >= hub_today(), true) $$;
create index membership_organisation_id_idx on membership (organisation_id);
create index membership_project_id_idx on membership (project_id);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
