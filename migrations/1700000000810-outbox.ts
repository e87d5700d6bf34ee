import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The letters of a demonstration, which reach nobody: they are shown on a page instead. */
export class Outbox1700000000810 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create table outbox_mail (
  id uuid primary key default gen_random_uuid(),
  recipient text not null,
  subject text not null,
  text text not null,
  written_at timestamptz(3) not null default hub_now()
);
create index outbox_mail_list_idx on outbox_mail (written_at, id);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
