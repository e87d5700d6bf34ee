import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How people and their programs come in: invitations, new passwords, API tokens. Of every secret only the hash is kept. */
export class Accounts1700000000800 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
-- What the session was begun with, so that its owner tells one from another: a browser and a system, no more.
alter table session add column device text not null default '';

create table invitation (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  organisation_id uuid not null references organisation,
  role member_role not null,
  project_id uuid references project,
  valid_until date,
  language language not null default 'fi',
  invited_by_id uuid not null references person,
  inviting_organisation_id uuid not null references organisation,
  -- Known only once the letter has been written.
  token_hash bytea unique,
  expires_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  withdrawn_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  constraint invitation_email_check check (email = lower(email) and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  constraint invitation_auditor_check check ((role = 'AUDITOR') = (project_id is not null and valid_until is not null))
);
create index invitation_email_idx on invitation (email);
create index invitation_list_idx on invitation (created_at, id);
create index invitation_organisation_id_idx on invitation (organisation_id);
create index invitation_project_id_idx on invitation (project_id);
create index invitation_invited_by_id_idx on invitation (invited_by_id);
create index invitation_inviting_organisation_id_idx on invitation (inviting_organisation_id, created_at, id);

create table password_reset (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  token_hash bytea unique,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index password_reset_person_id_idx on password_reset (person_id);

create type token_scope as enum ('READ', 'WRITE');
create table api_token (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  name text not null,
  scope token_scope not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3)
);
create index api_token_person_id_idx on api_token (person_id);
create index api_token_organisation_id_idx on api_token (organisation_id);

create index person_list_idx on person (name, id);
create index person_search_idx on person using gin (lower(name) gin_trgm_ops);
create index person_email_search_idx on person using gin (email gin_trgm_ops);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
