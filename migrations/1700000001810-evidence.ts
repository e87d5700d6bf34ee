import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Proof may be added to a declaration afterwards: each time a row of its own, the one that came with it stays as it was. */
export class Evidence1700000001810 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
alter table adoption_evidence
  drop constraint adoption_evidence_declaration_id_key,
  add column number integer not null default 1,
  -- Null for what came with the declaration itself.
  add column added_at timestamptz(3),
  add column added_by_id uuid references person,
  add constraint adoption_evidence_declaration_id_number_key unique (declaration_id, number),
  add constraint adoption_evidence_added_check check ((added_at is null) = (added_by_id is null));
create index adoption_evidence_added_by_id_idx on adoption_evidence (added_by_id);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
