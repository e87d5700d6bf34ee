import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files: what is known of each (its bytes lie outside), the tickets by which they come in, and what they are attached to. */
export class Files1700000001400 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create type file_kind as enum ('PDF', 'DOCX', 'XLSX', 'PPTX', 'ODT', 'ODS', 'ODP', 'PNG', 'JPEG', 'WEBP', 'GIF', 'MP4', 'MP3', 'CSV', 'TXT', 'MD', 'ZIP');
create type file_purpose as enum ('ADOPTION_EVIDENCE', 'MATERIAL_VERSION');
create type file_state as enum ('QUARANTINED', 'CLEAN', 'REFUSED');

create table stored_file (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  uploaded_by_id uuid not null references person,
  purpose file_purpose not null,
  name text not null,
  kind file_kind not null,
  size integer not null,
  sha256 text not null,
  state file_state not null default 'QUARANTINED',
  -- Null while it is nobody's but the uploader's: such a file is thrown away after a day.
  attached_at timestamptz(3),
  created_at timestamptz(3) not null default clock_timestamp(),
  constraint stored_file_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint stored_file_size_check check (size > 0)
);
create index stored_file_sha256_idx on stored_file (sha256);
create index stored_file_organisation_id_idx on stored_file (organisation_id);
create index stored_file_uploaded_by_id_idx on stored_file (uploaded_by_id);
create index stored_file_loose_idx on stored_file (created_at) where attached_at is null;

create table upload_ticket (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  purpose file_purpose not null,
  name text not null,
  size integer not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  -- What came, told before it is kept: a process that is lost in between leaves bytes that somebody must forget.
  sha256 text,
  finished_at timestamptz(3)
);
create index upload_ticket_person_id_idx on upload_ticket (person_id, created_at);
create index upload_ticket_organisation_id_idx on upload_ticket (organisation_id);
create index upload_ticket_created_at_idx on upload_ticket (created_at);

create table adoption_evidence_file (
  evidence_id uuid not null references adoption_evidence,
  file_id uuid not null references stored_file,
  "position" integer not null,
  primary key (evidence_id, file_id)
);
create index adoption_evidence_file_file_id_idx on adoption_evidence_file (file_id);

create table material_version_file (
  id uuid primary key default gen_random_uuid(),
  material_version_id uuid not null references material_version on delete cascade,
  file_id uuid not null references stored_file,
  language language not null,
  added_at timestamptz(3) not null default hub_now(),
  unique (material_version_id, file_id)
);
create trigger material_version_file_unchanged before insert or update or delete on material_version_file
  for each row execute function material_version_part_guard();
create index material_version_file_file_id_idx on material_version_file (file_id);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
