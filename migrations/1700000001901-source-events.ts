import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the earlier projects spread what they made, as public sources tell. */
export class SourceEvents1700000001901 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create table source_event (
  id uuid primary key default gen_random_uuid(),
  source_project_id uuid not null references source_project,
  date text not null,
  end_date text,
  title text not null,
  channel text not null,
  organiser text not null,
  url text not null,
  note text,
  constraint source_event_natural_key unique (source_project_id, date, title),
  constraint source_event_dates_check check (date ~ '^[0-9]{4}(-[0-9]{2}){0,2}$' and end_date ~ '^[0-9]{4}(-[0-9]{2}){0,2}$')
);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
