import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** A network project in earnest, without people: its funder is the register's. */
export async function realProject(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query(
    `insert into project (id, funder_id, acronym, name_fi, name_sv, name_en, use_from, use_to)
     select $1, id, 'Verkosto', 'Verkosto', 'Nätverk', 'Network', '2023-01-01', '2029-12-31' from organisation where kind = 'FUNDER' limit 1 returning id`,
    [randomUUID()],
  );
  return rows[0].id;
}

/** One provider of each region has the material in use. */
export async function inUseAt(
  pool: pg.Pool,
  { projectId, materialId, regions }: { projectId: string; materialId: string; regions: readonly string[] },
): Promise<void> {
  await pool.query(
    `insert into adoption (project_id, organisation_id, material_id, stage, effective_date, declared_at, confirmed_at)
     select distinct on (r.id) $1::uuid, o.id, $2::uuid, 'IN_USE'::adoption_stage, hub_today(), hub_now(), hub_now()
       from organisation o join region r on r.id = o.region_id where o.kind = 'PROVIDER' and not o.demonstration and r.name_fi = any($3) order by r.id, o.id`,
    [projectId, materialId, regions],
  );
}
