import pg from 'pg';
import { Declarer } from '../../support/declarer.ts';
import { startHub } from '../../support/hub.ts';
import { fillMatrix } from '../../support/matrix-data.ts';
import { startDatabase } from '../reading/database.ts';

const MATRIX = `query ($projectId: ID!) { adoptionMatrix(projectId: $projectId) { materials { id title kind themeCode sourceProjectCode }
  providers { id nameFi nameSv nameEn regionCode partner statuses verified } } }`;
const COVERAGE = 'query ($projectId: ID!) { coverage(projectId: $projectId) { total { inUse } byRegion { figures { inUse } } } }';

/** What the same view costs in an installation of one project, and in one of ten such projects with ten times as many declarations. */
export async function measureGrowth({
  rows,
  columns,
  times,
  asks,
}: {
  rows: number;
  columns: number;
  times: number;
  asks: number;
}) {
  const database = await startDatabase();
  try {
    const pool = new pg.Client(database.url);
    await pool.connect();
    // What is filled in fits together: nothing needs to look at it row by row.
    await pool.query(`set statement_timeout = 0; set session_replication_role = replica`);
    await fillMatrix(pool, { providers: rows, materials: columns });
    await pool.query('vacuum analyze');
    const { id: projectId } = (await pool.query('select id from project where demonstration')).rows[0];
    const small = await measured(database.url, projectId, asks);
    await multiply(pool, times);
    await pool.query('vacuum analyze');
    await pool.end();
    const large = await measured(database.url, projectId, asks);
    console.log(`\n${rows} × ${columns}, milliseconds per request, the middle of ${asks} (aim: 1.3)`);
    for (const name of ['matrix', 'coverage'] as const)
      console.log(
        `${name.padEnd(10)} 1×: ${small[name].toFixed(1)}   ${times}×: ${large[name].toFixed(1)}   ratio ${(large[name] / small[name]).toFixed(2)}`,
      );
  } finally {
    await database.stop();
  }
}

async function measured(databaseUrl: string, projectId: string, asks: number) {
  const hub = await startHub({ DATABASE_URL: databaseUrl, DEMO: '1' });
  try {
    const declarer = await Declarer.signIn(hub.address, 'coordinator');
    const time = async (query: string) => {
      const took: number[] = [];
      // The first ones find nothing in memory yet.
      for (let i = -3; i < asks; i++) {
        const begun = performance.now();
        const response = await fetch(`${hub.address}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie: declarer.cookie },
          body: JSON.stringify({ query, variables: { projectId } }),
        });
        if (!(await response.text()).startsWith('{"data":{')) throw new Error('The hub answered with an error');
        if (i >= 0) took.push(performance.now() - begun);
      }
      return took.toSorted((a, b) => a - b)[Math.floor(asks / 2)]!;
    };
    return { matrix: await time(MATRIX), coverage: await time(COVERAGE) };
  } finally {
    await hub.stop();
  }
}

/** As many such projects as make the whole so many times as large, each with its own providers, materials and adoptions. */
async function multiply(pool: pg.Client, times: number) {
  for (let copy = 1; copy < times; copy++) {
    const id = (what: string, of: string) => `md5('${what} ${copy} ' || ${of})::uuid`;
    await pool.query(`
      insert into project (id, funder_id, acronym, name_fi, name_sv, name_en, use_from, use_to)
        select ${id('project', 'id')}, funder_id, acronym || ' ${copy}', name_fi, name_sv, name_en, use_from, use_to from project where demonstration;
      insert into organisation (id, kind, name_fi, region_id, provider_type)
        select ${id('organisation', 'id')}, kind, name_fi || ' ${copy}', region_id, provider_type from organisation where demonstration and kind = 'PROVIDER';
      insert into licence (organisation_id) select ${id('organisation', 'id')} from organisation where demonstration and kind = 'PROVIDER';
      insert into material (id, project_id, theme_id, source_project_id, title, kind, link_only, provenance, status, current_version_id)
        select ${id('material', 'm.id')}, ${id('project', 'p.id')}, m.theme_id, m.source_project_id, m.title || ' ${copy}', m.kind, true, m.provenance, 'MAINTAINED', ${id('version', 'm.id')}
        from material m join project p on p.id = m.project_id where p.demonstration and m.current_version_id is not null;
      insert into material_version (id, material_id, number, state, published_at)
        select ${id('version', 'm.id')}, ${id('material', 'm.id')}, 1, 'PUBLISHED', hub_now() from material m join project p on p.id = m.project_id where p.demonstration and m.current_version_id is not null;
      insert into adoption (id, project_id, organisation_id, material_id, stage, effective_date, declared_at, confirmed_at)
        select ${id('adoption', 'a.id')}, ${id('project', 'a.project_id')}, ${id('organisation', 'a.organisation_id')}, ${id('material', 'a.material_id')}, a.stage, a.effective_date, a.declared_at, a.confirmed_at
        from adoption a join project p on p.id = a.project_id join material m on m.id = a.material_id where p.demonstration and m.current_version_id is not null and m.project_id = p.id;
      insert into adoption_declaration (adoption_id, project_id, organisation_id, material_id, number, previous_stage, stage, effective_date, recorded_at, declared_by_id)
        select ${id('adoption', 'd.adoption_id')}, ${id('project', 'd.project_id')}, ${id('organisation', 'd.organisation_id')}, ${id('material', 'd.material_id')}, d.number, d.previous_stage, d.stage, d.effective_date, d.recorded_at, d.declared_by_id
        from adoption_declaration d join project p on p.id = d.project_id join material m on m.id = d.material_id where p.demonstration and m.current_version_id is not null and m.project_id = p.id;`);
  }
}
