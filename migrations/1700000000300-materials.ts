import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Materials and their versions. */
export class Materials1700000000300 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create type material_kind as enum ('DESCRIPTION', 'OPERATING_MODEL', 'GUIDE', 'TRAINING', 'TOOL', 'STUDY', 'ARTICLE', 'VIDEO', 'OTHER');
create type material_provenance as enum ('PAGE_SEEN', 'NAMED_IN_SOURCE', 'PLANNED_OUTPUT');
create type material_status as enum ('INTAKE', 'MAINTAINED', 'UPDATING', 'DEPRECATED', 'ARCHIVED');
create type version_state as enum ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'SUPERSEDED');

create table material (
  id uuid primary key default gen_random_uuid(),
  register_code text unique,
  project_id uuid references project,
  theme_id uuid not null references theme,
  source_project_id uuid references source_project,
  work_package_code text,
  title text collate "fi-x-icu" not null,
  kind material_kind not null,
  language language,
  description text,
  url text,
  licence text,
  link_only boolean not null,
  published text,
  provenance material_provenance not null,
  source_url text,
  note text,
  status material_status not null default 'INTAKE',
  maintainer_id uuid references organisation,
  review_due_on date,
  current_version_id uuid,
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  constraint material_published_check check (published ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$')
);
create index material_project_idx on material (project_id, title, id);
create index material_commons_idx on material (title, id) where current_version_id is not null;
create index material_theme_id_idx on material (theme_id);
create index material_source_project_id_idx on material (source_project_id);
create index material_maintainer_id_idx on material (maintainer_id);
create index material_search_idx on material using gin (lower(title || ' ' || coalesce(description, '')) gin_trgm_ops);

create table material_version (
  id uuid primary key default gen_random_uuid(),
  material_id uuid not null references material,
  number integer not null,
  state version_state not null default 'DRAFT',
  change_note text,
  published_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  unique (material_id, number),
  constraint material_version_published_check check ((state in ('PUBLISHED', 'SUPERSEDED')) = (published_at is not null))
);
alter table material add constraint material_current_version_id_fkey foreign key (current_version_id) references material_version deferrable initially deferred;
create index material_current_version_id_idx on material (current_version_id);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
