import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Failed attempts, counted together by all processes. Rows go when their time is over. */
export class Attempts1700000000600 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create table attempt (
  key bytea primary key,
  count integer not null,
  until timestamptz(3) not null
);
create index attempt_until_idx on attempt (until);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
