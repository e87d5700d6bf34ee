import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports of spreadsheets, their rows and what became of each, and the layouts of columns that were corrected once. */
export class Imports1700000001600 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create type import_target as enum ('MATERIALS', 'REGISTER');
create type import_state as enum ('UPLOADED', 'MAPPED', 'CHECKED', 'APPLIED', 'UNDONE');
create type import_work as enum ('CHECK', 'APPLY', 'UNDO');
create type import_outcome as enum ('NEW', 'CHANGED', 'SAME', 'DUPLICATE', 'FAILED');

create table import (
  id uuid primary key default gen_random_uuid(),
  target import_target not null,
  project_id uuid references project,
  organisation_id uuid not null references organisation,
  created_by_id uuid not null references person,
  file_name text not null,
  state import_state not null default 'UPLOADED',
  -- What a job does with it at this moment, how many rows it has done, and whether rows that look like doubles are taken too.
  work import_work,
  done integer not null default 0,
  duplicates boolean not null default false,
  -- The first rows of each sheet: what the columns are chosen by.
  sheets jsonb not null,
  sheet integer not null,
  header_row integer not null,
  columns jsonb not null,
  row_count integer not null default 0,
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  constraint import_project_check check ((target = 'MATERIALS') = (project_id is not null))
);
create index import_list_idx on import (created_at, id);
create index import_project_id_idx on import (project_id, created_at, id);
create index import_organisation_id_idx on import (organisation_id, created_at, id);
create index import_created_by_id_idx on import (created_by_id);

-- Apart from the row that is read and changed often. Gone once the rows are applied: they hold what the file held.
create table import_file (
  import_id uuid primary key references import on delete cascade,
  content bytea not null
);

create table import_row (
  id uuid primary key default gen_random_uuid(),
  import_id uuid not null references import on delete cascade,
  line integer not null,
  cells jsonb not null,
  outcome import_outcome not null,
  reasons jsonb not null default '[]',
  subject_id uuid,
  -- Of a row that was written: the version that came of it, and what stood there before.
  subject_version integer,
  before jsonb,
  applied_at timestamptz(3),
  undone_at timestamptz(3),
  -- Why a written row could not be taken back.
  kept text,
  unique (import_id, line)
);
create index import_row_outcome_idx on import_row (import_id, outcome, line, id);

create table import_layout (
  organisation_id uuid not null references organisation,
  target import_target not null,
  signature text not null,
  columns jsonb not null,
  used_at timestamptz(3) not null default hub_now(),
  primary key (organisation_id, target, signature)
);

alter table material add column importer_id uuid references organisation;
create index material_importer_id_idx on material (importer_id);

-- Nobody wrote or reviewed what an import published as found: while nothing rests on it, it goes when the import is taken back.
create or replace function material_version_guard() returns trigger language plpgsql as $$
begin
  if old.published_at is null then
    return coalesce(new, old);
  end if;
  if tg_op = 'DELETE' then
    if old.number = 1 and old.version = 1 and old.state = 'PUBLISHED' and old.drafted_by_id is null and old.reviewed_by_id is null
      and exists (select from material m where m.id = old.material_id and m.importer_id is not null and m.current_version_id is null) then
      return old;
    end if;
    raise exception 'a published version is never deleted' using errcode = 'insufficient_privilege';
  end if;
  if new.state not in ('PUBLISHED', 'SUPERSEDED') or (old.state = 'SUPERSEDED' and new.state <> 'SUPERSEDED')
    or (new.id, new.material_id, new.number, new.change_note, new.impact, new.credits, new.drafted_by_id, new.editor_ids, new.submitted_at, new.return_reason, new.reviewed_by_id)
      is distinct from
      (old.id, old.material_id, old.number, old.change_note, old.impact, old.credits, old.drafted_by_id, old.editor_ids, old.submitted_at, old.return_reason, old.reviewed_by_id)
    or (old.reviewed_by_id is not null and (new.published_at, new.created_at) is distinct from (old.published_at, old.created_at)) then
    raise exception 'a published version never changes' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
