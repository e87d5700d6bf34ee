import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is fetched from the library of open educational resources (AOE), and what a material is recognised by there. */
export class Harvests1700000001700 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
alter table material
  add column urn text unique,
  add column source_identifier text unique,
  add column expired_on date;

create type harvest_state as enum ('WAITING', 'RUNNING', 'DONE', 'FAILED');
create table harvest (
  id uuid primary key default gen_random_uuid(),
  state harvest_state not null default 'WAITING',
  changed_since date,
  asked_by_id uuid references person,
  asked_at timestamptz(3) not null default clock_timestamp(),
  finished_at timestamptz(3),
  read integer not null default 0,
  created integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  expired integer not null default 0,
  merged integer not null default 0,
  skipped integer not null default 0,
  failure text,
  problems json not null default '[]',
  constraint harvest_finished_check check ((state in ('DONE', 'FAILED')) = (finished_at is not null)),
  constraint harvest_failure_check check ((state = 'FAILED') = (failure is not null)),
  -- Nothing of what was read is lost.
  constraint harvest_rows_check check (state <> 'DONE' or read = created + changed + unchanged + expired + merged + skipped)
);
create index harvest_list_idx on harvest (asked_at, id);
create index harvest_asked_by_id_idx on harvest (asked_by_id);
create unique index harvest_open_idx on harvest ((true)) where state in ('WAITING', 'RUNNING');
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
