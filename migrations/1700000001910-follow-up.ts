import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Providers that came to an event are asked 30 and 90 days later how far they are with what it showed. */
export class FollowUp1700000001910 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create table follow_up (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null references dissemination_event,
  organisation_id uuid not null references organisation,
  project_id uuid not null references project,
  -- Days after the event.
  day integer not null,
  -- What was recorded since then answers it: the end of the event, or the day of the question before.
  since timestamptz(3) not null,
  due_on date not null,
  asked_at timestamptz(3) not null default hub_now(),
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  constraint follow_up_natural_key unique (event_id, organisation_id, day),
  constraint follow_up_day_check check (day in (30, 90))
);
create index follow_up_list_idx on follow_up (project_id, asked_at, id);
create index follow_up_organisation_id_idx on follow_up (organisation_id, asked_at, id);

-- The provider said that it stands where it stood. Whoever moves on declares it: that is an answer as well.
create table follow_up_kept (
  id uuid primary key default gen_random_uuid(),
  follow_up_id uuid not null references follow_up,
  material_id uuid not null references material,
  organisation_id uuid not null references organisation,
  project_id uuid not null references project,
  stage adoption_stage not null,
  kept_at timestamptz(3) not null default hub_now(),
  kept_by_id uuid not null references person,
  constraint follow_up_kept_natural_key unique (follow_up_id, material_id)
);
create index follow_up_kept_material_id_idx on follow_up_kept (material_id);
create index follow_up_kept_organisation_id_idx on follow_up_kept (organisation_id);
create index follow_up_kept_project_id_idx on follow_up_kept (project_id);
create index follow_up_kept_kept_by_id_idx on follow_up_kept (kept_by_id);
create index adoption_declaration_answer_idx on adoption_declaration (organisation_id, material_id, recorded_at);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
