import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A draft that somebody has spoken of stays when it is taken back: what was said, and into what it was accepted, is not lost with it. */
export class SpokenDrafts1700000001730 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
alter table comment
  drop constraint comment_material_version_id_fkey,
  add constraint comment_material_version_id_fkey foreign key (material_version_id) references material_version;
alter table change_proposal
  drop constraint change_proposal_accepted_into_id_fkey,
  add constraint change_proposal_accepted_into_id_fkey foreign key (accepted_into_id) references material_version;
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
