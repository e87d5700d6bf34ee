import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom the coordinator has invited to an event. */
export class EventInvitations1700000002230 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create table event_invitation (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null references dissemination_event,
  organisation_id uuid not null references organisation,
  project_id uuid not null references project,
  note text,
  sent_at timestamptz(3) not null default hub_now(),
  sent_by_id uuid not null references person,
  constraint event_invitation_natural_key unique (event_id, organisation_id)
);
create index event_invitation_organisation_id_idx on event_invitation (organisation_id);
create index event_invitation_project_id_idx on event_invitation (project_id);
create index event_invitation_sent_by_id_idx on event_invitation (sent_by_id);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
