import { Viewer } from '../../../server/src/platform/auth/viewer.ts';
import { OrganisationKind, Position } from '../../../server/src/platform/auth/roles.ts';
import { Shape, type Rows } from '../../../server/src/platform/reading/source.ts';
import { render, type Sql } from '../../../server/src/platform/reading/sql.ts';
import { CoverageResolver } from '../../../server/src/features/coverage/coverage.resolver.ts';
import { MaterialFacets } from '../../../server/src/features/search/materials.resolver.ts';
import pg from 'pg';

// Stand for what a caller brings, until they are taken out of the hub's own SQL again.
const PROJECT = '00000000-0000-4000-8000-000000000001';
const OTHER_PROJECT = '00000000-0000-4000-8000-000000000003';
const ORGANISATION = '00000000-0000-4000-8000-000000000002';
const insider = new Viewer({
  personId: ORGANISATION,
  organisationId: ORGANISATION,
  organisationKind: OrganisationKind.PROVIDER,
  // Two, so that what it is compared with stays a list.
  positions: [PROJECT, OTHER_PROJECT].map((projectId) => ({ projectId, position: Position.PARTNER })),
});
const names = new Map<string, string>([
  [JSON.stringify(PROJECT), 'of_project'],
  [JSON.stringify(ORGANISATION), 'of_organisation'],
  [JSON.stringify([PROJECT, OTHER_PROJECT]), 'of_projects'],
]);

/** The hub's SQL as the body of a function: the peers count and add up by the very same statements. */
function body(piece: Sql): string {
  const { text, values } = render(piece);
  return text.replaceAll(/\$(\d+)/g, (_, number) => {
    const value = values[Number(number) - 1];
    return names.get(JSON.stringify(value)) ?? literal(value);
  });
}

const literal = (value: unknown) =>
  Array.isArray(value) ? `'{${value.map((item) => JSON.stringify(item)).join()}}'` : pg.escapeLiteral(String(value));

const figures = `licensed bigint, "inUse" bigint, verified bigint, "noData" bigint, "notApplicable" bigint`;
const figuresOf = (row: string) =>
  figures
    .split(', ')
    .map((figure) => `${row}.${figure.split(' ')[0]}::bigint`)
    .join(', ');
const OPEN = 'language sql stable security definer set search_path = public, pg_temp';
const places = `code text, name_fi text, name_sv text, name_en text`;

/**
 * What the peers get in the database: a role whose rights PostgreSQL keeps by its own policies, and functions for whatever they
 * cannot say of tables by themselves. The rights are written a second time, as somebody using them would.
 */
export function peerFunctions(password: string): string {
  const { values } = new CoverageResolver().coverage({ projectId: PROJECT }, { viewer: insider } as never) as Shape;
  const { total, byRegion, byTheme } = values as Record<'total' | 'byRegion' | 'byTheme', Rows>;
  const facets = new MaterialFacets().facets({ projectId: PROJECT, filter: {}, viewer: insider } as never);
  return `
create role peer login password ${pg.escapeLiteral(password)};
create schema peer;
create schema counted;
grant usage on schema public, peer to peer;
grant select on all tables in schema public to peer;

create function peer.organisation() returns uuid language sql stable as $$ select nullif(current_setting('viewer.organisation', true), '')::uuid $$;
create function peer.person() returns uuid language sql stable as $$ select nullif(current_setting('viewer.person', true), '')::uuid $$;
create function peer.projects() returns uuid[] language sql stable as $$ select coalesce(nullif(current_setting('viewer.projects', true), ''), '{}')::uuid[] $$;
create function peer.steered() returns uuid[] language sql stable as $$ select coalesce(nullif(current_setting('viewer.steered', true), ''), '{}')::uuid[] $$;

alter table material enable row level security;
create policy peer on material to peer using (current_version_id is not null or project_id = any((select peer.projects())::uuid[]));
alter table adoption enable row level security;
create policy peer on adoption to peer using (organisation_id = (select peer.organisation()) or project_id = any((select peer.projects())::uuid[]));
alter table adoption_declaration enable row level security;
create policy peer on adoption_declaration to peer using (organisation_id = (select peer.organisation()) or project_id = any((select peer.projects())::uuid[]));
alter table adoption_evidence enable row level security;
create policy peer on adoption_evidence to peer using (organisation_id = (select peer.organisation())
  or project_id = any((select peer.steered())::uuid[]) or (shared and project_id = any((select peer.projects())::uuid[])));
alter table person enable row level security;
create policy peer on person to peer using (id = (select peer.person()) or exists (select 1 from membership m where m.person_id = person.id and (
  m.organisation_id = (select peer.organisation()) or m.project_id = any((select peer.projects())::uuid[])
  or m.organisation_id in (select p.organisation_id from partnership p where p.project_id = any((select peer.projects())::uuid[]))
  or m.organisation_id in (select p.funder_id from project p where p.id = any((select peer.projects())::uuid[])))));

create type public.stage_count as (stage adoption_stage, count bigint);
create function public.material_state(m material) returns text language sql stable as $$ select case
  when m.status in ('MAINTAINED', 'UPDATING') and not exists (select from partnership p where p.project_id = m.project_id and p.organisation_id = m.maintainer_id
    and p.valid_from <= hub_today() and coalesce(p.valid_until >= hub_today(), true)) then 'ORPHANED'
  when m.status = 'MAINTAINED' and m.review_due_on < hub_today() then 'REVIEW_DUE' else m.status::text end $$;
create function public.material_adoption_summary(m material) returns setof stage_count language sql stable as
  $$ select a.stage, count(*) from adoption a where a.material_id = m.id group by a.stage order by a.stage $$;
-- These bring their rights with them, and count also what the policies above hide.
create function counted.facets(of_project uuid, of_organisation uuid, of_projects uuid[]) returns table (name text, value text, count bigint)
  language sql stable as $$ ${body(facets.query)} limit 200 $$;
create function public.material_facets(of_project uuid) returns table (name text, value text, count bigint) ${OPEN} as
  $$ select * from counted.facets(of_project, peer.organisation(), peer.projects()) $$;
create function public.coverage_total(of_project uuid) returns table (${figures}) ${OPEN} as $$ select ${figuresOf('x')} from (${body(total.query)}) x $$;
create function public.coverage_by_region(of_project uuid) returns table (region_id uuid, others boolean, counted boolean, ${figures}, ${places}) ${OPEN} as
  $$ select x."regionId", x.others, x.counted, ${figuresOf('x')}, r.code, r.name_fi, r.name_sv, r.name_en from (${body(byRegion.query)}) x left join region r on r.id = x."regionId" $$;
create function public.coverage_by_theme(of_project uuid) returns table (theme_id uuid, ${figures}, ${places}) ${OPEN} as
  $$ select x.key, ${figuresOf('x')}, t.code, t.name_fi, t.name_sv, t.name_en from (${body(byTheme.query)}) x join theme t on t.id = x.key $$;

-- The same rows, and the same history, as the hub writes for a declaration; what the hub asks before is left out.
create function counted.declare(of_person uuid, of_organisation uuid, of_material uuid, expected integer, to_stage adoption_stage, reason text, note text) returns adoption
language plpgsql as $$
declare
  whole material;
  seen adoption;
  written adoption;
  words uuid;
  moment timestamptz := hub_now();
begin
  select * into whole from material m where m.id = of_material;
  select * into seen from adoption a where a.organisation_id = of_organisation and a.material_id = of_material;
  if coalesce(seen.version, 0) <> expected then raise exception 'CONFLICT'; end if;
  if seen.id is null then
    insert into adoption (project_id, organisation_id, material_id, material_version_id, stage, effective_date, declared_at, confirmed_at)
      values (whole.project_id, of_organisation, of_material, whole.current_version_id, to_stage, hub_today(), moment, moment) returning * into written;
  else
    update adoption a set stage = to_stage, effective_date = hub_today(), declared_at = moment, confirmed_at = moment, version = a.version + 1, updated_at = hub_now()
      where a.id = seen.id and a.version = expected returning * into written;
    if written.id is null then raise exception 'CONFLICT'; end if;
  end if;
  insert into adoption_declaration (adoption_id, project_id, organisation_id, material_id, material_version_id, number, previous_stage, stage, effective_date, recorded_at, declared_by_id)
    values (written.id, written.project_id, written.organisation_id, of_material, written.material_version_id, written.version, coalesce(seen.stage, 'NOT_STARTED'), to_stage, written.effective_date, moment, of_person) returning id into words;
  insert into adoption_evidence (declaration_id, project_id, organisation_id, reason, note) values (words, written.project_id, written.organisation_id, declare.reason, declare.note);
  perform history_append(of_person, json_build_array(json_build_object('stream', written.project_id, 'kind', 'adoption.declared', 'subjectType', 'Adoption',
    'subject', written.id, 'behalf', of_organisation, 'audience', array['project', 'partner:' || of_organisation], 'facts',
    json_build_object('effectiveDate', written.effective_date, 'materialId', of_material, 'organisationId', of_organisation,
      'previousStage', coalesce(seen.stage, 'NOT_STARTED'), 'stage', to_stage, 'version', written.version))));
  return written;
end $$;
create function public.declare(of_material uuid, expected integer, to_stage adoption_stage, reason text, note text) returns adoption
  language sql volatile security definer set search_path = public, pg_temp as
  $$ select counted.declare(peer.person(), peer.organisation(), of_material, expected, to_stage, reason, note) $$;
grant execute on all functions in schema public, peer to peer;
`;
}
