import type { Db } from '../../platform/loading/merge.ts';
import { dayAfter, LAST_DAY } from './clock.ts';
import type { Partnership } from './project.ts';
import type { Random } from './random.ts';

/** A published material in the project's care. */
export type CaredMaterial = { id: string; versionId: string; kind: string; theme: string };

/**
 * Takes every material into the project's care. Of the published ones two thirds get a maintainer, for some the review is due,
 * some have lost theirs, and the rest waits; what was only announced waits until somebody confirms that it exists.
 */
export async function takeIntoCare(
  db: Db,
  random: Random,
  projectId: string,
  partnerships: readonly Partnership[],
): Promise<CaredMaterial[]> {
  const { rows: materials } = await db.query(
    `select m.id, m.current_version_id as "versionId", m.kind, t.code as theme
       from material m join theme t on t.id = m.theme_id where m.register_code is not null and m.project_id is null order by m.register_code`,
  );
  const maintainers = partnerships.filter((partnership) => partnership.role !== 'ASSOCIATE');
  const published = materials.filter((material) => material.versionId);
  const cared = materials.map(({ id, versionId }) => {
    const turn = versionId ? published.findIndex((material) => material.id === id) % 9 : -1;
    const kept = turn >= 0 && turn < 6;
    const orphaned = turn === 6;
    return {
      id,
      status: kept || orphaned ? 'MAINTAINED' : 'INTAKE',
      // Partners A and B have some of their own, so that their pages are not empty.
      maintainer_id: kept
        ? (turn === 0 ? maintainers[5 + random.between(0, 1)]! : random.pick(maintainers)).organisation_id
        : null,
      review_due_on: kept
        ? dayAfter(LAST_DAY, turn === 2 ? -random.between(10, 90) : random.between(20, 330))
        : orphaned
          ? '2024-06-30'
          : null,
    };
  });
  await db.query(
    `update material m set project_id = $2, status = x.status, maintainer_id = x.maintainer_id, review_due_on = x.review_due_on,
            version = m.version + 1, created_at = hub_now(), updated_at = hub_now()
       from json_to_recordset($1::json) as x (id uuid, status material_status, maintainer_id uuid, review_due_on date) where m.id = x.id`,
    [JSON.stringify(cared), projectId],
  );
  // The load ran by the real clock: what it published was out before the first adoption.
  await db.query(
    `update material_version set published_at = '2023-02-01 09:00 Europe/Helsinki', created_at = hub_now(), updated_at = hub_now()
      where number = 1 and material_id = any($1)`,
    [published.map((material) => material.id)],
  );
  await db.query(
    'update organisation set created_at = hub_now(), updated_at = hub_now() where not demonstration and updated_at > hub_now()',
  );
  return published;
}
