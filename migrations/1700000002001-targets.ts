import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far a project means to come by a day, and whom its coordinator has reminded. */
export class Targets1700000002001 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create table coverage_target (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references project,
  -- Without one for all themes together.
  theme_id uuid references theme,
  on_date date not null,
  share_percent integer,
  providers integer,
  set_by_id uuid not null references person,
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  constraint coverage_target_measure_check check (num_nonnulls(share_percent, providers) = 1),
  constraint coverage_target_share_check check (share_percent between 1 and 100),
  constraint coverage_target_providers_check check (providers between 1 and 100000)
);
create unique index coverage_target_natural_key on coverage_target (project_id, on_date, theme_id) nulls not distinct;
create index coverage_target_theme_id_idx on coverage_target (theme_id);
create index coverage_target_set_by_id_idx on coverage_target (set_by_id);

create table coverage_nudge (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references project,
  theme_id uuid not null references theme,
  organisation_id uuid not null references organisation,
  note text,
  sent_at timestamptz(3) not null default hub_now(),
  sent_by_id uuid not null references person
);
create index coverage_nudge_list_idx on coverage_nudge (project_id, theme_id, organisation_id, sent_at desc);
create index coverage_nudge_organisation_id_idx on coverage_nudge (organisation_id);
create index coverage_nudge_theme_id_idx on coverage_nudge (theme_id);
create index coverage_nudge_sent_by_id_idx on coverage_nudge (sent_by_id);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
