// The parts that several statements select, and the rights in adoptions.
const MATERIAL = `m.id, m.id as key, m.title, m.kind, m.provenance, m.link_only as "linkOnly", m.theme_id as "themeId", m.source_project_id as "sourceProjectId", material_state(m) as state`;
const ADOPTION = `a.id, a.version, a.stage, a.effective_date::text as "effectiveDate", a.declared_at as "declaredAt", a.updated_at as "updatedAt", a.organisation_id as "organisationId", a.material_id as "materialId"`;
const NAMES = `name_fi as "nameFi", name_sv as "nameSv", name_en as "nameEn"`;
const SEEN = `(a.organisation_id = $2 or a.project_id = any($3::uuid[]))`;
const FIGURES = `x.licensed::int, x."inUse"::int, x.verified::int, x."noData"::int, x."notApplicable"::int`;
const PLACE = `x.code, x.name_fi as "nameFi", x.name_sv as "nameSv", x.name_en as "nameEn"`;

/** The statements of the peer with loaders, written by hand with the rights in them. */
export const statements = {
  materials: `select ${MATERIAL}, m.id::text as cursor from material m where m.project_id = $1 and (m.current_version_id is not null or m.project_id = any($2::uuid[])) order by m.title, m.id limit $3`,
  materialCount: `select count(*)::int from material m where m.project_id = $1 and (m.current_version_id is not null or m.project_id = any($2::uuid[]))`,
  materialsById: `select ${MATERIAL} from material m where m.id = any($1::uuid[]) and (m.current_version_id is not null or m.project_id = any($2::uuid[]))`,
  facets: `select name, value, count::int from counted.facets($1, $2, $3)`,
  themes: `select id, id as key, code, ${NAMES} from theme where id = any($1::uuid[])`,
  regions: `select id, id as key, code, ${NAMES} from region where id = any($1::uuid[])`,
  sourceProjects: `select id, id as key, code, acronym from source_project where id = any($1::uuid[])`,
  organisations: `select id, id as key, ${NAMES}, region_id as "regionId" from organisation where id = any($1::uuid[])`,
  ownAdoptions: `select ${ADOPTION}, a.material_id as key from adoption a where a.material_id = any($1::uuid[]) and a.organisation_id = $2 and ${SEEN}`,
  adoptionSummaries: `select a.material_id as key, a.stage, count(*)::int from adoption a where a.material_id = any($1::uuid[]) and ${SEEN} group by a.material_id, a.stage order by a.stage`,
  adoptions: `select ${ADOPTION} from adoption a where a.project_id = $3 and (a.organisation_id = $1 or a.project_id = any($2::uuid[])) order by a.declared_at desc, a.id desc limit $4`,
  declarations: `select d.adoption_id as key, d.id, d.number, d.previous_stage as "previousStage", d.stage, d.effective_date::text as "effectiveDate", d.recorded_at as "recordedAt", d.declared_by_id as "declaredById"
  from unnest($1::uuid[]) wanted cross join lateral (select * from adoption_declaration a where a.adoption_id = wanted and ${SEEN} order by a.number desc limit 100) d`,
  people: `select p.id, p.id as key, p.name from person p where p.id = any($1::uuid[]) and (p.id = $2 or exists (select 1 from membership m where m.person_id = p.id and (
  m.organisation_id = $3 or m.project_id = any($4::uuid[])
  or m.organisation_id in (select x.organisation_id from partnership x where x.project_id = any($4::uuid[]))
  or m.organisation_id in (select x.funder_id from project x where x.id = any($4::uuid[])))))`,
  evidence: `select e.declaration_id as key, e.id, e.shared, e.text, e.link, e.decision, e.persons_trained as "personsTrained" from adoption_evidence e
  where e.declaration_id = any($1::uuid[]) and (e.organisation_id = $2 or e.project_id = any($4::uuid[]) or (e.shared and e.project_id = any($3::uuid[])))`,
  coverageTotal: `select ${FIGURES} from coverage_total($1) x`,
  coverageByRegion: `select x.region_id as id, x.others, x.counted, ${PLACE}, ${FIGURES} from coverage_by_region($1) x`,
  coverageByTheme: `select x.theme_id as id, ${PLACE}, ${FIGURES} from coverage_by_theme($1) x`,
  declare: `select ${ADOPTION} from counted.declare($1, $2, $3, $4, $5::adoption_stage, $6, $7) a`,
};
