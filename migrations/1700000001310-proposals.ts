import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody proposes to change in a material, and what became of it. */
export class Proposals1700000001310 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create type proposal_state as enum ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN');

create table change_proposal (
  id uuid primary key default gen_random_uuid(),
  material_id uuid not null references material,
  material_version_id uuid references material_version,
  organisation_id uuid not null references organisation,
  proposed_by_id uuid not null references person,
  -- Whether the person wants to be named in the credits, not the organisation alone.
  named boolean not null default false,
  text text not null,
  state proposal_state not null default 'OPEN',
  reason text,
  decided_at timestamptz(3),
  -- The draft it became part of; gone with a draft that was thrown away.
  accepted_into_id uuid references material_version on delete set null,
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  constraint change_proposal_decided_check check ((state = 'OPEN') = (decided_at is null)),
  constraint change_proposal_reason_check check (state <> 'DECLINED' or reason is not null)
);
create index change_proposal_material_id_idx on change_proposal (material_id, created_at desc, id desc);
create index change_proposal_organisation_id_idx on change_proposal (organisation_id);
create index change_proposal_proposed_by_id_idx on change_proposal (proposed_by_id);
create index change_proposal_material_version_id_idx on change_proposal (material_version_id);
create index change_proposal_accepted_into_id_idx on change_proposal (accepted_into_id);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
