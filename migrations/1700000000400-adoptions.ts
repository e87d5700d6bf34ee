import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a provider has taken into use: where it stands now, every declaration that led there, and the proof. */
export class Adoptions1700000000400 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create type adoption_stage as enum ('NOT_STARTED', 'AWARE', 'ASSESSING', 'PLANNED', 'PILOT', 'IN_USE', 'ESTABLISHED',
  'NOT_APPLICABLE', 'DECLINED', 'PAUSED', 'DISCONTINUED');

create table adoption (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references project,
  organisation_id uuid not null references organisation,
  material_id uuid not null references material,
  material_version_id uuid references material_version,
  stage adoption_stage not null,
  effective_date date not null,
  declared_at timestamptz(3) not null,
  confirmed_at timestamptz(3) not null,
  verified_stage adoption_stage,
  verified_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  constraint adoption_natural_key unique (organisation_id, material_id),
  constraint adoption_verified_check check ((verified_stage is null) = (verified_at is null))
);
create index adoption_list_idx on adoption (project_id, declared_at desc, id desc);
create index adoption_project_stage_idx on adoption (project_id, stage, declared_at desc, id desc);
create index adoption_material_id_idx on adoption (material_id, declared_at desc, id desc);
create index adoption_organisation_list_idx on adoption (organisation_id, declared_at desc, id desc);
create index adoption_material_version_id_idx on adoption (material_version_id);

-- Nothing is overwritten: each declaration is a row of its own.
create table adoption_declaration (
  id uuid primary key default gen_random_uuid(),
  adoption_id uuid not null references adoption,
  project_id uuid not null references project,
  organisation_id uuid not null references organisation,
  material_id uuid not null references material,
  material_version_id uuid references material_version,
  number integer not null,
  previous_stage adoption_stage not null,
  stage adoption_stage not null,
  effective_date date not null,
  recorded_at timestamptz(3) not null,
  declared_by_id uuid not null references person,
  unique (adoption_id, number)
);
create index adoption_declaration_as_of_idx on adoption_declaration (project_id, effective_date);
create index adoption_declaration_organisation_id_idx on adoption_declaration (organisation_id);
create index adoption_declaration_material_id_idx on adoption_declaration (material_id);
create index adoption_declaration_material_version_id_idx on adoption_declaration (material_version_id);
create index adoption_declaration_declared_by_id_idx on adoption_declaration (declared_by_id);

create table adoption_evidence (
  id uuid primary key default gen_random_uuid(),
  declaration_id uuid not null unique references adoption_declaration,
  project_id uuid not null references project,
  organisation_id uuid not null references organisation,
  shared boolean not null default false,
  reason text,
  note text,
  text text,
  link text,
  decision text,
  decision_date date,
  persons_trained integer,
  units text,
  responsible text,
  target_date date,
  permanent_owner text,
  renewal_date date,
  constraint adoption_evidence_link_check check (link ~ '^https?://'),
  constraint adoption_evidence_persons_check check (persons_trained >= 0)
);
create index adoption_evidence_project_id_idx on adoption_evidence (project_id);
create index adoption_evidence_organisation_id_idx on adoption_evidence (organisation_id);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
