import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an institution, or one person of it, is told once: a row is written in the transaction of what it tells of. */
export class Notifications1700000001100 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create table notification (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  -- For this person alone; without one for everybody of the organisation.
  person_id uuid references person,
  kind text not null,
  subject_type text not null,
  subject_id uuid not null,
  facts json not null,
  created_at timestamptz(3) not null default hub_now(),
  handled_at timestamptz(3),
  constraint notification_kind_check check (kind ~ '^[A-Z_]{1,60}$'),
  constraint notification_facts_check check (json_typeof(facts) = 'object' and octet_length(facts::text) <= 2048)
);
create unique index notification_once_idx on notification (organisation_id, person_id, kind, subject_id) nulls not distinct;
create index notification_list_idx on notification (organisation_id, created_at desc, id desc);
create index notification_unread_idx on notification (organisation_id, created_at desc, id desc) where handled_at is null;
create index notification_subject_idx on notification (subject_id, kind) where handled_at is null;
create index notification_person_id_idx on notification (person_id);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
