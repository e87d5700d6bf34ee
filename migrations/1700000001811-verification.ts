import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the coordinator verifies of what providers declared: the samples it drew, its verdicts, and what it asked for. */
export class Verification1700000001811 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create type verification_verdict as enum ('VERIFIED', 'NOT_VERIFIED', 'UNCLEAR');
create type verification_method as enum ('SHA256_RANK');

create table verification_sample (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references project,
  size integer not null,
  percent integer,
  seed text not null,
  method verification_method not null,
  stages text[] not null,
  themes text[],
  regions text[],
  region_unknown boolean not null default false,
  -- Whom the sample could have met: with the seed, all it takes to draw it again.
  population uuid[] not null,
  population_size integer not null,
  drawn_by_id uuid not null references person,
  drawn_at timestamptz(3) not null default hub_now(),
  constraint verification_sample_size_check check (size between 1 and population_size and population_size = cardinality(population)),
  constraint verification_sample_percent_check check (percent between 1 and 100)
);
create index verification_sample_list_idx on verification_sample (project_id, drawn_at desc, id desc);
create index verification_sample_drawn_by_id_idx on verification_sample (drawn_by_id);

create table verification_sample_item (
  id uuid primary key default gen_random_uuid(),
  sample_id uuid not null references verification_sample,
  project_id uuid not null references project,
  adoption_id uuid not null references adoption,
  position integer not null,
  -- As declared when the sample was drawn.
  stage adoption_stage not null,
  unique (sample_id, position),
  unique (sample_id, adoption_id)
);
create index verification_sample_item_adoption_id_idx on verification_sample_item (adoption_id);
create index verification_sample_item_project_id_idx on verification_sample_item (project_id);

create table verification (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references project,
  organisation_id uuid not null references organisation,
  adoption_id uuid not null references adoption,
  declaration_id uuid not null references adoption_declaration,
  sample_id uuid references verification_sample,
  verdict verification_verdict not null,
  stage adoption_stage,
  note text,
  own_check boolean not null default false,
  decided_by_id uuid not null references person,
  decided_at timestamptz(3) not null default hub_now(),
  constraint verification_stage_check check ((verdict = 'VERIFIED') = (stage is not null)),
  constraint verification_note_check check (verdict = 'VERIFIED' or note is not null)
);
create index verification_adoption_idx on verification (adoption_id, decided_at desc, id desc);
create index verification_project_id_idx on verification (project_id);
create index verification_organisation_id_idx on verification (organisation_id);
create index verification_declaration_id_idx on verification (declaration_id);
create index verification_sample_id_idx on verification (sample_id);
create index verification_decided_by_id_idx on verification (decided_by_id);

create table verification_request (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references project,
  organisation_id uuid not null references organisation,
  adoption_id uuid not null references adoption,
  question text not null,
  due_on date not null,
  asked_by_id uuid not null references person,
  asked_at timestamptz(3) not null default hub_now()
);
create index verification_request_list_idx on verification_request (project_id, asked_at desc, id desc);
create index verification_request_adoption_idx on verification_request (adoption_id, asked_at desc, id desc);
create index verification_request_organisation_id_idx on verification_request (organisation_id);
create index verification_request_asked_by_id_idx on verification_request (asked_by_id);

-- A sample is drawn once, and a verdict is followed by another one: neither is ever written anew.
create function verification_is_kept() returns trigger language plpgsql as $$
begin
  raise exception '% is kept as it was written', tg_table_name;
end $$;
create trigger verification_sample_kept before update or delete or truncate on verification_sample for each statement execute function verification_is_kept();
create trigger verification_sample_item_kept before update or delete or truncate on verification_sample_item for each statement execute function verification_is_kept();
create trigger verification_kept before update or delete or truncate on verification for each statement execute function verification_is_kept();
create trigger verification_request_kept before update or delete or truncate on verification_request for each statement execute function verification_is_kept();
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
