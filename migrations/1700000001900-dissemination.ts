import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Dissemination events: when and for whom, what they showed, who registered, how many came from where. */
export class Dissemination1700000001900 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create type event_kind as enum ('WEBINAR', 'WORKSHOP', 'TRAINING', 'NETWORK_MEETING', 'PUBLICATION', 'NEWSLETTER', 'CONSULTATION');
create type event_state as enum ('PLANNED', 'OPEN', 'HELD', 'REPORTED', 'APPROVED', 'CANCELLED', 'POSTPONED');
create type attendee_role as enum ('TEACHER', 'COUNSELLOR', 'MANAGER', 'IT_DATA', 'ADMINISTRATION', 'OTHER');

create table dissemination_event (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references project,
  -- The institution that holds it and reports.
  organisation_id uuid not null references organisation,
  kind event_kind not null,
  state event_state not null default 'PLANNED',
  title_fi text not null,
  title_sv text,
  title_en text,
  description text,
  -- What nobody comes to (a publication) has a date as precisely as it is known; the moments are its first and its last.
  date text,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  place text,
  channel text,
  join_address text,
  nationwide boolean not null default false,
  capacity integer,
  registration_closes_at timestamptz(3),
  published boolean not null default false,
  -- The report.
  minutes integer,
  recording_url text,
  reach integer,
  other_attendees integer,
  -- Why it was cancelled or postponed, for everybody; why its report was given back, for the project.
  reason text,
  return_reason text,
  reported_by_id uuid references person,
  reported_at timestamptz(3),
  approved_by_id uuid references person,
  approved_at timestamptz(3),
  -- The coordinator approved an event of its own: by a second person, and always part of the ministry's sample.
  own_check boolean not null default false,
  -- How many times the organiser was reminded of the report.
  reminders integer not null default 0,
  demonstration boolean not null default false,
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  constraint dissemination_event_time_check check (starts_at < ends_at),
  constraint dissemination_event_date_check check (date is null or date ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  constraint dissemination_event_gathering_check check ((date is not null) = (kind in ('PUBLICATION', 'NEWSLETTER', 'CONSULTATION'))),
  constraint dissemination_event_numbers_check check (capacity > 0 and minutes > 0 and reach >= 0 and other_attendees >= 0),
  constraint dissemination_event_reported_check check ((state in ('REPORTED', 'APPROVED')) = (reported_at is not null)),
  constraint dissemination_event_approved_check check ((state = 'APPROVED') = (approved_at is not null)),
  constraint dissemination_event_reason_check check (state not in ('CANCELLED', 'POSTPONED') or reason is not null)
);
create index dissemination_event_list_idx on dissemination_event (project_id, starts_at, id);
create index dissemination_event_ends_idx on dissemination_event (project_id, ends_at, id);
create index dissemination_event_state_idx on dissemination_event (project_id, state, starts_at, id);
create index dissemination_event_kind_idx on dissemination_event (project_id, kind, starts_at, id);
create index dissemination_event_organisation_id_idx on dissemination_event (organisation_id, starts_at, id);
create index dissemination_event_search_idx on dissemination_event using gin (lower(title_fi || ' ' || coalesce(title_sv, '') || ' ' || coalesce(title_en, '')) gin_trgm_ops);
create index dissemination_event_to_report_idx on dissemination_event (ends_at) where state in ('PLANNED', 'OPEN', 'HELD');
create index dissemination_event_reported_by_id_idx on dissemination_event (reported_by_id);
create index dissemination_event_approved_by_id_idx on dissemination_event (approved_by_id);

create table dissemination_event_region (
  event_id uuid not null references dissemination_event on delete cascade,
  region_id uuid not null references region,
  primary key (event_id, region_id)
);
create index dissemination_event_region_region_id_idx on dissemination_event_region (region_id);

create table event_material (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null references dissemination_event on delete cascade,
  material_id uuid not null references material,
  material_version_id uuid references material_version on delete set null,
  "position" integer not null,
  constraint event_material_natural_key unique (event_id, material_id)
);
create index event_material_material_id_idx on event_material (material_id);
create index event_material_material_version_id_idx on event_material (material_version_id);

create table event_registration (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null references dissemination_event,
  organisation_id uuid not null references organisation,
  project_id uuid not null references project,
  participants integer not null,
  wishes text,
  registered_by_id uuid not null references person,
  registered_at timestamptz(3) not null default hub_now(),
  withdrawn_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  constraint event_registration_natural_key unique (event_id, organisation_id),
  constraint event_registration_participants_check check (participants > 0)
);
create index event_registration_organisation_id_idx on event_registration (organisation_id);
create index event_registration_project_id_idx on event_registration (project_id);
create index event_registration_registered_by_id_idx on event_registration (registered_by_id);

-- Numbers, never persons.
create table event_attendance (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null references dissemination_event on delete cascade,
  organisation_id uuid not null references organisation,
  project_id uuid not null references project,
  role attendee_role not null,
  count integer not null,
  constraint event_attendance_natural_key unique (event_id, organisation_id, role),
  constraint event_attendance_count_check check (count > 0)
);
create index event_attendance_organisation_id_idx on event_attendance (organisation_id, event_id);
create index event_attendance_project_id_idx on event_attendance (project_id);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
