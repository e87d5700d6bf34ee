import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events and their attendance come in from spreadsheets too: into a project, as materials do. */
export class EventImports1700000001911 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
alter type import_target add value 'EVENTS';
alter type import_target add value 'ATTENDANCE';
alter table import drop constraint import_project_check,
  add constraint import_project_check check ((target = 'REGISTER') = (project_id is null));
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
