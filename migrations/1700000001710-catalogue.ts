import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the open catalogue tells the world of each material, since when, and what it has ceased to tell. */
export class Catalogue1700000001710 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
-- A row stays when its material leaves the catalogue, so that whoever harvested it learns of that; for the same reason no foreign key.
create table catalogue_record (
  material_id uuid primary key,
  -- Real time in whole seconds, as harvesters ask; moves when what is told changes.
  datestamp timestamptz(0) not null,
  deleted boolean not null,
  facts jsonb not null,
  title text collate "fi-x-icu" not null generated always as (facts ->> 'title') stored,
  theme text not null generated always as (facts -> 'theme' ->> 'code') stored,
  kind text not null generated always as (facts ->> 'kind') stored,
  language text generated always as (facts ->> 'language') stored,
  licence text generated always as (facts ->> 'licence') stored,
  source_project text generated always as (facts -> 'sourceProject' ->> 'code') stored,
  words text not null generated always as (lower((facts ->> 'title') || ' ' || coalesce(facts ->> 'description', ''))) stored
);
create index catalogue_record_list_idx on catalogue_record (title, material_id) where not deleted;
create index catalogue_record_datestamp_idx on catalogue_record (datestamp, material_id);
create index catalogue_record_theme_idx on catalogue_record (theme, datestamp, material_id);
create index catalogue_record_words_idx on catalogue_record using gin (words gin_trgm_ops);

-- Everything that is told of a material; null while it is not in the catalogue: nothing published, not confirmed to exist, or archived.
create function catalogue_facts(wanted uuid) returns jsonb language plpgsql stable as $$
declare
  m material;
  more jsonb;
begin
  select * into m from material where id = wanted;
  if m.id is null or m.current_version_id is null or m.status = 'ARCHIVED' then return null; end if;
  more := to_jsonb(m);
  return jsonb_build_object(
    'title', m.title, 'kind', m.kind, 'language', m.language, 'description', m.description, 'url', m.url, 'licence', m.licence,
    'linkOnly', m.link_only, 'published', m.published, 'provenance', m.provenance, 'sourceUrl', m.source_url, 'urn', m.urn,
    'workPackage', m.work_package_code,
    'deprecated', m.status = 'DEPRECATED',
    'replacementId', case when m.status = 'DEPRECATED' then more ->> 'replacement_id' end,
    'endsOn', case when m.status = 'DEPRECATED' then more ->> 'ends_on' end,
    'theme', (select jsonb_build_object('code', t.code, 'fi', t.name_fi, 'sv', t.name_sv, 'en', t.name_en) from theme t where t.id = m.theme_id),
    'sourceProject', (select jsonb_build_object('code', s.code, 'acronym', s.acronym, 'fi', s.name_fi, 'sv', s.name_sv, 'website', s.website, 'coordinator', s.coordinator)
      from source_project s where s.id = m.source_project_id),
    'maintainer', (select jsonb_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en, 'website', o.website)
      from organisation o where o.id = m.maintainer_id and not o.demonstration),
    'versions', (select jsonb_agg(jsonb_build_object('number', v.number, 'published', to_char(v.published_at at time zone 'Europe/Helsinki', 'YYYY-MM-DD'),
        'current', v.id = m.current_version_id, 'note', v.change_note) order by v.number desc)
      from material_version v where v.material_id = m.id and v.state in ('PUBLISHED', 'SUPERSEDED')));
end $$;

-- Tells the catalogue what is so now. Whatever a demonstration does with a real material stays in the demonstration: its record is as it
-- was when the demonstration took it into care; what a demonstration made itself is never recorded.
create function catalogue_refresh(wanted uuid) returns void language plpgsql as $$
declare
  now_told jsonb := catalogue_facts(wanted);
  at timestamptz := date_trunc('second', clock_timestamp());
begin
  if exists (select 1 from material m join project p on p.id = m.project_id where m.id = wanted and p.demonstration) then return; end if;
  if (select demonstration from installation)
    and exists (select 1 from material m where m.id = wanted and coalesce(m.register_code, m.source_identifier) is null) then return; end if;
  if now_told is null then
    update catalogue_record r set deleted = true, datestamp = at where r.material_id = wanted and not r.deleted;
  else
    insert into catalogue_record as r (material_id, datestamp, deleted, facts) values (wanted, at, false, now_told)
    on conflict (material_id) do update set datestamp = at, deleted = false, facts = excluded.facts
      where r.deleted or r.facts is distinct from excluded.facts;
  end if;
end $$;

create function catalogue_of_material() returns trigger language plpgsql as $$
begin
  perform catalogue_refresh(coalesce(new.id, old.id));
  return null;
end $$;
create trigger catalogue_material_made after insert or delete on material for each row execute function catalogue_of_material();
create trigger catalogue_material_changed after update on material for each row when (old.* is distinct from new.*) execute function catalogue_of_material();

create function catalogue_of_version() returns trigger language plpgsql as $$
begin
  perform catalogue_refresh(coalesce(new.material_id, old.material_id));
  return null;
end $$;
create trigger catalogue_version_made after insert or delete on material_version for each row execute function catalogue_of_version();
create trigger catalogue_version_changed after update on material_version for each row when (old.* is distinct from new.*) execute function catalogue_of_version();

-- Names of what a material belongs to are part of what is told of it.
create function catalogue_of_name() returns trigger language plpgsql as $$
begin
  perform catalogue_refresh(m.id) from material m
    where m.current_version_id is not null and case tg_table_name
      when 'theme' then m.theme_id = new.id when 'source_project' then m.source_project_id = new.id else m.maintainer_id = new.id end;
  return null;
end $$;
create trigger catalogue_theme_changed after update on theme for each row when (old.* is distinct from new.*) execute function catalogue_of_name();
create trigger catalogue_source_project_changed after update on source_project for each row when (old.* is distinct from new.*) execute function catalogue_of_name();
create trigger catalogue_organisation_changed after update on organisation for each row
  when ((old.name_fi, old.name_sv, old.name_en, old.website) is distinct from (new.name_fi, new.name_sv, new.name_en, new.website)) execute function catalogue_of_name();

-- What a demonstration holds already is as the register has it: its versions are those that were found.
insert into catalogue_record (material_id, datestamp, deleted, facts)
select x.id, date_trunc('second', clock_timestamp()), false,
  case when x.demonstrated then x.facts || jsonb_build_object('deprecated', false, 'endsOn', null, 'replacementId', null,
      'versions', jsonb_path_query_array(x.facts -> 'versions', '$[*] ? (@.number == 1)')) else x.facts end
from (
  select m.id, catalogue_facts(m.id) as facts, coalesce(p.demonstration, false) as demonstrated, m.register_code
  from material m left join project p on p.id = m.project_id) x
where x.facts is not null and (x.register_code is not null or not (x.demonstrated or (select demonstration from installation)));
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
