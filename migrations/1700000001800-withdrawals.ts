import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A declaration may be taken back within a minute: it stays as a row, marked, and knows how the adoption stood before it. */
export class Withdrawals1700000001800 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
alter table adoption_declaration
  add column stood_before jsonb,
  add column withdrawn_at timestamptz(3),
  add column withdrawn_by_id uuid references person,
  add constraint adoption_declaration_withdrawn_check check ((withdrawn_at is null) = (withdrawn_by_id is null));
create index adoption_declaration_withdrawn_by_id_idx on adoption_declaration (withdrawn_by_id);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
