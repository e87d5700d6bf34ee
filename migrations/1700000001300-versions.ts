import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a version holds, who wrote and who reviewed it; once published it never changes. */
export class Versions1700000001300 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create type version_impact as enum ('EDITORIAL', 'CONTENT', 'BREAKING');
-- Taken back before it was published.
alter type version_state add value 'WITHDRAWN';

alter table material_version
  add column impact version_impact,
  add column credits text,
  add column drafted_by_id uuid references person,
  -- Everybody whose hand is in it: none of them may review it.
  add column editor_ids uuid[] not null default '{}',
  add column submitted_at timestamptz(3),
  add column return_reason text,
  add column reviewed_by_id uuid references person;
create index material_version_drafted_by_id_idx on material_version (drafted_by_id);
create index material_version_reviewed_by_id_idx on material_version (reviewed_by_id);
create unique index material_version_open_idx on material_version (material_id) where state in ('DRAFT', 'IN_REVIEW');
-- What makes a version in use out of date.
create index material_version_update_idx on material_version (material_id, number) where published_at is not null and impact in ('CONTENT', 'BREAKING');

create table material_version_part (
  id uuid primary key default gen_random_uuid(),
  material_version_id uuid not null references material_version on delete cascade,
  language language not null,
  title text,
  description text,
  links json not null,
  accessibility text,
  constraint material_version_part_natural_key unique (material_version_id, language),
  constraint material_version_part_links_check check (json_typeof(links) = 'array')
);

-- Of what is published only its being superseded is written down. What a load published "as found", which nobody reviewed, may be
-- dated anew by the load: a demonstration has a clock of its own.
create function material_version_guard() returns trigger language plpgsql as $$
begin
  if old.published_at is null then
    return coalesce(new, old);
  end if;
  if tg_op = 'DELETE' then
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
create trigger material_version_unchanged before update or delete on material_version for each row execute function material_version_guard();

-- For every table whose rows are a part of a version: they change while it is a draft, and not afterwards.
create function material_version_part_guard() returns trigger language plpgsql as $$
declare
  touched uuid[] := array[case when tg_op <> 'INSERT' then old.material_version_id end, case when tg_op <> 'DELETE' then new.material_version_id end];
begin
  if exists (select from material_version v where v.id = any(touched) and v.state <> 'DRAFT') then
    raise exception 'only a draft changes' using errcode = 'insufficient_privilege';
  end if;
  return coalesce(new, old);
end $$;
create trigger material_version_part_unchanged before insert or update or delete on material_version_part
  for each row execute function material_version_part_guard();
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
