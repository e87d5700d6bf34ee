import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The catalogue names who maintains a material for as long as they take part in its project, as the app does. */
export class CatalogueMaintainers1700000002200 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
create or replace function catalogue_facts(wanted uuid) returns jsonb language plpgsql stable as $$
declare
  m material;
  parts jsonb;
begin
  select * into m from material where id = wanted;
  if m.id is null or m.current_version_id is null or m.status = 'ARCHIVED' then return null; end if;
  select jsonb_object_agg(p.language, jsonb_build_object('title', p.title, 'description', p.description, 'links', p.links, 'accessibility', p.accessibility))
    into parts from material_version_part p where p.material_version_id = m.current_version_id;
  return jsonb_build_object(
    'title', m.title, 'kind', m.kind, 'language', m.language, 'description', m.description, 'url', m.url, 'licence', m.licence,
    'linkOnly', m.link_only, 'published', m.published, 'provenance', m.provenance, 'sourceUrl', m.source_url, 'urn', m.urn,
    'workPackage', m.work_package_code,
    'deprecated', m.status = 'DEPRECATED',
    'replacementId', case when m.status = 'DEPRECATED' then m.replacement_id end,
    'endsOn', case when m.status = 'DEPRECATED' then m.ends_on end,
    'theme', (select jsonb_build_object('code', t.code, 'fi', t.name_fi, 'sv', t.name_sv, 'en', t.name_en) from theme t where t.id = m.theme_id),
    'sourceProject', (select jsonb_build_object('code', s.code, 'acronym', s.acronym, 'fi', s.name_fi, 'sv', s.name_sv, 'website', s.website, 'coordinator', s.coordinator)
      from source_project s where s.id = m.source_project_id),
    'maintainer', (select jsonb_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en, 'website', o.website)
      from organisation o where o.id = m.maintainer_id and not o.demonstration
        and exists (select from partnership p where p.project_id = m.project_id and p.organisation_id = o.id
          and p.valid_from <= hub_today() and coalesce(p.valid_until >= hub_today(), true))),
    'versions', (select jsonb_agg(jsonb_build_object('number', v.number, 'published', to_char(v.published_at at time zone 'Europe/Helsinki', 'YYYY-MM-DD'),
        'current', v.id = m.current_version_id, 'note', v.change_note) order by v.number desc)
      from material_version v where v.material_id = m.id and v.state in ('PUBLISHED', 'SUPERSEDED')))
    -- What was only found has no parts, and is told as before.
    || case when parts is null then '{}' else jsonb_build_object('parts', parts) end;
end $$;

-- Whoever leaves a project, or comes into it, does so by this.
create function catalogue_of_partnership() returns trigger language plpgsql as $$
begin
  perform catalogue_refresh(m.id) from material m
    where m.current_version_id is not null and (m.project_id, m.maintainer_id) in ((old.project_id, old.organisation_id), (new.project_id, new.organisation_id));
  return null;
end $$;
create trigger catalogue_partnership_made after insert or delete on partnership for each row execute function catalogue_of_partnership();
create trigger catalogue_partnership_changed after update on partnership for each row
  when ((old.project_id, old.organisation_id, old.valid_from, old.valid_until) is distinct from (new.project_id, new.organisation_id, new.valid_from, new.valid_until))
  execute function catalogue_of_partnership();

-- A day that was set beforehand comes without anybody changing anything: looked for every night.
create function catalogue_refresh_maintainers() returns void language sql as $$
  select catalogue_refresh(m.id) from material m where m.current_version_id is not null and m.maintainer_id is not null order by m.id
$$;

select catalogue_refresh_maintainers();
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
