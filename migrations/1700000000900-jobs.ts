import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work that is done after the transaction that asked for it, by whichever process takes it first. In real time, not the domain's. */
export class Jobs1700000000900 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create type job_state as enum ('WAITING', 'RUNNING', 'DONE', 'FAILED');
create table job (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  key text,
  payload json not null default '{}',
  state job_state not null default 'WAITING',
  run_at timestamptz(3) not null default clock_timestamp(),
  -- Until then it belongs to the process that runs it; a process that is lost lets it go by letting the time pass.
  held_until timestamptz(3),
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz(3) not null default clock_timestamp(),
  finished_at timestamptz(3),
  constraint job_name_key_key unique (name, key),
  constraint job_name_check check (name ~ '^[a-z_]+([.][a-z_]+)+$'),
  constraint job_held_check check ((state = 'RUNNING') = (held_until is not null)),
  constraint job_payload_check check (json_typeof(payload) = 'object' and octet_length(payload::text) <= 2048)
);
create index job_due_idx on job ((coalesce(held_until, run_at))) where state in ('WAITING', 'RUNNING');
create index job_list_idx on job (created_at, id);
create index job_finished_idx on job (finished_at) where state = 'DONE';
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
