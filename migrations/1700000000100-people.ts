import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The installation and its clock, the people, and what they may act as. */
export class People1700000000100 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create extension if not exists pg_trgm;

create table installation (
  id boolean primary key default true,
  clock_offset interval not null default '0',
  demonstration boolean not null default false,
  created_at timestamptz(3) not null default clock_timestamp(),
  constraint installation_single check (id)
);
insert into installation default values;

-- The one clock of the domain. Sessions, tokens and limits use clock_timestamp() instead.
create function hub_now() returns timestamptz language sql stable parallel restricted as
  $$ select clock_timestamp() + (select clock_offset from installation) $$;
create function hub_today() returns date language sql stable parallel restricted as
  $$ select (hub_now() at time zone 'Europe/Helsinki')::date $$;

create type language as enum ('fi', 'sv', 'en');

create table person (
  id uuid primary key default gen_random_uuid(),
  email text not null unique,
  name text not null,
  password_hash text,
  language language not null default 'fi',
  demonstration boolean not null default false,
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  constraint person_email_check check (email = lower(email) and email ~ '^[^@[:space:]]+@[^@[:space:]]+$')
);

create type organisation_kind as enum ('PROVIDER', 'FUNDER', 'AUDITOR', 'OPERATOR');
create type provider_type as enum ('MUNICIPALITY', 'MUNICIPAL_FEDERATION', 'PRIVATE', 'STATE');
create type location_basis as enum ('NAME', 'LICENCE_HISTORY', 'UNVERIFIED');

create table region (
  id uuid primary key default gen_random_uuid(),
  code text not null unique,
  name_fi text collate "fi-x-icu" not null,
  name_sv text not null,
  name_en text not null,
  contact_area text,
  counted boolean not null
);
create table municipality (
  id uuid primary key default gen_random_uuid(),
  code text not null unique,
  name_fi text collate "fi-x-icu" not null,
  name_sv text not null,
  region_id uuid not null references region
);
create index municipality_region_id_idx on municipality (region_id);

create table organisation (
  id uuid primary key default gen_random_uuid(),
  kind organisation_kind not null,
  business_id text unique,
  oid text unique,
  register_code text unique,
  name_fi text collate "fi-x-icu" not null,
  name_sv text,
  name_en text,
  brand_name text,
  provider_type provider_type,
  region_id uuid references region,
  municipality_id uuid references municipality,
  location_basis location_basis,
  website text,
  student_years integer,
  source text,
  demonstration boolean not null default false,
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  constraint organisation_business_id_check check (business_id ~ '^[0-9]{7}-[0-9]$')
);
create index organisation_list_idx on organisation (demonstration, kind, name_fi, id);
create index organisation_region_id_idx on organisation (region_id);
create index organisation_municipality_id_idx on organisation (municipality_id);
create index organisation_search_idx on organisation using gin (lower(name_fi || ' ' || coalesce(name_sv, '') || ' ' || coalesce(brand_name, '')) gin_trgm_ops);

create table licence (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  valid_from date,
  valid_until date,
  source text,
  constraint licence_dates_check check (valid_from <= valid_until)
);
create index licence_organisation_id_idx on licence (organisation_id);

create table session (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  created_at timestamptz(3) not null default clock_timestamp(),
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index session_person_id_idx on session (person_id);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
