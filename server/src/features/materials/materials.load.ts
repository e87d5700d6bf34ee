import { join } from 'node:path';
import { meanings, merge, reportOf, type Db, type LoadReport } from '../../platform/loading/merge.ts';
import { checkRows, readTable } from '../../platform/loading/rows.ts';

const kinds = new Map([
  ['kuvaus', 'DESCRIPTION'],
  ['toimintamalli', 'OPERATING_MODEL'],
  ['opas', 'GUIDE'],
  ['koulutus', 'TRAINING'],
  ['työkalu', 'TOOL'],
  ['selvitys', 'STUDY'],
  ['artikkeli', 'ARTICLE'],
  ['video', 'VIDEO'],
  ['muu', 'OTHER'],
]);
const languages = new Map(['fi', 'sv', 'en'].map((code) => [code, code]));
const provenances = new Map([
  ['page_seen', 'PAGE_SEEN'],
  ['named_in_source', 'NAMED_IN_SOURCE'],
  ['planned_output', 'PLANNED_OUTPUT'],
]);

const columns = {
  ...{
    register_code: 'text',
    theme_id: 'uuid',
    source_project_id: 'uuid',
    work_package_code: 'text',
    title: 'text',
    kind: 'material_kind',
  },
  ...{ language: 'language', description: 'text', url: 'text', licence: 'text', link_only: 'boolean', published: 'text' },
  ...{ provenance: 'material_provenance', source_url: 'text', note: 'text' },
};

/**
 * The outputs of the earlier projects. The hub holds no file of them, so each is a link-only entry; what is known to exist is
 * published as found in version 1. A material that a project has taken into care is the project's to change, no longer the load's.
 */
export async function loadMaterials(db: Db, folder: string): Promise<LoadReport> {
  const themes = await meanings(db, 'select lower(name_fi) as word, id from theme');
  const projects = await meanings(db, 'select code as word, id from source_project');
  const { good, skipped } = checkRows(await readTable(join(folder, 'materials.csv')), ['material_id'], (row) => ({
    register_code: row.text('material_id'),
    theme_id: row.choice('theme', themes),
    source_project_id: row.choiceOrNull('project_id', projects),
    work_package_code: row.textOrNull('wp_code'),
    title: row.text('title'),
    kind: row.choice('kind', kinds),
    language: row.choiceOrNull('language', languages),
    description: row.textOrNull('description_fi'),
    url: row.textOrNull('url'),
    licence: row.textOrNull('licence'),
    link_only: true,
    published: row.partialDateOrNull('published'),
    provenance: row.choice('provenance', provenances),
    source_url: row.textOrNull('source_url'),
    note: row.textOrNull('note'),
  }));
  const target = {
    table: 'material',
    key: ['register_code'] as const,
    columns,
    versioned: true,
    onlyWhere: 't.project_id is null',
  };
  const changed = await merge(db, target, good);
  await db.query(
    `with found as (
       insert into material_version (material_id, number, state, published_at)
       select m.id, 1, 'PUBLISHED', hub_now() from material m
        where m.register_code = any($1) and m.provenance <> 'PLANNED_OUTPUT' and not exists (select 1 from material_version v where v.material_id = m.id)
       returning id, material_id)
     update material m set current_version_id = found.id from found where m.id = found.material_id`,
    [good.map((material) => material.register_code)],
  );
  return reportOf(good.length, changed, skipped);
}
