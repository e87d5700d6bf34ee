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
