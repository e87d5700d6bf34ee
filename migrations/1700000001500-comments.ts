import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Discussion: comments on materials and their versions, the words of each apart, so that they can be taken away for good. */
export class Comments1700000001500 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
-- Some rows of history are for every provider, and for nobody else outside the project.
create or replace function history_audience_valid(audience text[]) returns boolean language plpgsql immutable parallel safe as $$
begin
  for i in 1 .. cardinality(audience) loop
    if audience[i] is null or (i > 1 and audience[i] collate "C" <= audience[i - 1])
      or audience[i] !~ '^(public|provider|project|coordinator|funder|administrator|(partner|person):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$' then
      return false;
    end if;
  end loop;
  return cardinality(audience) > 0;
end $$;

create table comment (
  id uuid primary key default gen_random_uuid(),
  material_id uuid not null references material,
  -- A draft that is thrown away takes with it what was said of it.
  material_version_id uuid references material_version on delete cascade,
  author_id uuid not null references person,
  organisation_id uuid not null references organisation,
  written_at timestamptz(3) not null default hub_now(),
  edited_at timestamptz(3),
  deleted_at timestamptz(3),
  deleted_by_id uuid references person,
  version integer not null default 1,
  created_at timestamptz(3) not null default hub_now(),
  updated_at timestamptz(3) not null default hub_now(),
  constraint comment_deleted_check check ((deleted_at is null) = (deleted_by_id is null))
);
create index comment_list_idx on comment (material_id, written_at desc, id desc);
create index comment_version_list_idx on comment (material_version_id, written_at desc, id desc);
create index comment_author_id_idx on comment (author_id);
create index comment_organisation_id_idx on comment (organisation_id);
create index comment_deleted_by_id_idx on comment (deleted_by_id);

-- What was said, each time it was said anew. Gone when the comment is deleted.
create table comment_revision (
  comment_id uuid not null references comment on delete cascade,
  number integer not null,
  text text not null,
  said_at timestamptz(3) not null default hub_now(),
  primary key (comment_id, number)
);

create table comment_mention (
  comment_id uuid not null references comment on delete cascade,
  person_id uuid not null references person,
  primary key (comment_id, person_id)
);
create index comment_mention_person_id_idx on comment_mention (person_id);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
