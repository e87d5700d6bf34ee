import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lists are read by: organisations by name whatever their kind, and history by who may read it. */
export class Lists1700000000700 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create index organisation_name_idx on organisation (name_fi, id);
-- For those to whom a stream hides nearly all: a walk along its positions would look at every row.
create index history_audience_idx on history using gin (audience);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
