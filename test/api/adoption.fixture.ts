import type { TestHub } from '../support/api.ts';

/** Published materials in the project's care of which nobody has declared anything. */
export async function undeclaredMaterials(hub: TestHub, projectId: string, count: number): Promise<string[]> {
  const { rows } = await hub.pool.query(
    `with made as (insert into material (project_id, theme_id, title, kind, link_only, provenance, status, current_version_id)
       select $1, (select id from theme order by position limit 1), 'Testimateriaali', 'GUIDE', true, 'PAGE_SEEN', 'MAINTAINED', gen_random_uuid()
         from generate_series(1, $2) returning id, current_version_id)
     insert into material_version (id, material_id, number, state, published_at) select current_version_id, id, 1, 'PUBLISHED', hub_now() from made returning material_id`,
    [projectId, count],
  );
  return rows.map((row) => row.material_id);
}

type Declared = { projectId: string; organisationId: string; materialId: string };

/** What partner A's editor has just declared of a material. */
export async function justDeclared(hub: TestHub, { projectId, organisationId, materialId }: Declared) {
  const { rows } = await hub.pool.query(
    `with made as (insert into adoption (project_id, organisation_id, material_id, stage, effective_date, declared_at, confirmed_at)
       values ($1, $2, $3, 'AWARE', hub_today(), hub_now(), hub_now()) returning *)
     insert into adoption_declaration (adoption_id, project_id, organisation_id, material_id, number, previous_stage, stage, effective_date, recorded_at, declared_by_id)
       select id, project_id, organisation_id, material_id, 1, 'NOT_STARTED', stage, effective_date, hub_now(), (select id from person where email = 'partner.a@demo.test') from made returning id`,
    [projectId, organisationId, materialId],
  );
  return { id: rows[0].id as string, version: 1 };
}
