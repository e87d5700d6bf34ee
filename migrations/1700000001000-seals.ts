import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each `history.sealed` row of the hub tied together: its root is the SHA-256 of the text, which has one line
 * `stream position hash` for each stream. The table needs no guard: a text that was changed no longer has a root in the history.
 */
export class Seals1700000001000 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create table history_seal (
  root text primary key,
  heads text not null,
  constraint history_seal_root_check check (root ~ '^[0-9a-f]{64}$')
);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
