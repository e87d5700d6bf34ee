import 'reflect-metadata';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse, type DocumentNode } from 'graphql';
import { migrations } from '../../../migrations/list.ts';
import { createDataSource } from '../../../server/src/app/data-source.ts';
import { loadRegister, seedDemonstration } from '../../../server/src/app/firstdata.ts';
import { buildHubSchema } from '../../../server/src/app/schema.ts';
import { wire } from '../../../server/src/app/wiring.ts';
import { Viewer } from '../../../server/src/platform/auth/viewer.ts';
import { Database } from '../../../server/src/platform/database/database.ts';
import { startEmbedded } from '../../../server/src/platform/database/embedded/embedded.ts';
import { migrate } from '../../../server/src/platform/database/migrate.ts';
import { answer } from '../../../server/src/platform/reading/answer.ts';
import { growDeclarations, growProviders } from './grow.ts';

// What the same view costs with ten times the declarations, and with ten times the providers: `npm run load:growth -- --rounds 200`.
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '150' } } });
const rounds = Number(values.rounds);
const MOST = 1.3;

const F = '{ licensed inUse verified noData notApplicable }';
const views: Record<string, string> = {
  'coverage today': `query ($projectId: ID!) { coverage(projectId: $projectId) { total ${F} byRegion { region { code } figures ${F} } byTheme { theme { code } figures ${F} } } }`,
  'coverage of a day, one theme': `query ($projectId: ID!) { coverage(projectId: $projectId, theme: "DATA_COMPETENCE", asOf: "2024-05-15") { total ${F} byRegion { region { code } figures ${F} } } }`,
  'coverage by source project and type': `query ($projectId: ID!) { coverage(projectId: $projectId) { bySourceProject { figures ${F} } byProviderType { figures ${F} } } }`,
  targets: `query ($projectId: ID!) { project(id: $projectId) { coverageTargets { progress { state inUse licensed wanted } } } }`,
};

type Place = { database: Database; ask: (document: DocumentNode) => Promise<void> };
const sizes: [name: string, grow: (url: string) => Promise<void>][] = [
  ['as the demonstration', async () => {}],
  ['10 × declarations', growDeclarations],
  ['10 × providers', growProviders],
];

const folder = mkdtempSync(join(tmpdir(), 'hankeverkko-growth-'));
chmodSync(folder, 0o755);
const server = await startEmbedded(folder);
const closing: (() => Promise<unknown>)[] = [];
let worst = 0;
try {
  const places: Place[] = [];
  for (const [i, [name, grow]] of sizes.entries()) {
    const url = new URL(server.url);
    const admin = await createDataSource(server.url, { poolSize: 1 }).initialize();
    await admin.query(`create database growth_${i}`);
    await admin.destroy();
    url.pathname = `/growth_${i}`;
    await migrate(url.href, migrations);
    const dataSource = await createDataSource(url.href).initialize();
    closing.push(() => dataSource.destroy());
    await loadRegister(dataSource);
    await seedDemonstration(dataSource);
    const database = new Database(dataSource);
    const { rows } = await database.pool.query('select id from project where demonstration');
    const projectId: string = rows[0].id;
    const begun = performance.now();
    await grow(url.href);
    await database.pool.query('vacuum analyze');
    const counted = await database.pool.query(
      `select (select count(*) from adoption_declaration) as declarations, (select count(*) from organisation where demonstration and kind = 'PROVIDER') as providers`,
    );
    console.log(
      `${name}: ${counted.rows[0].declarations} declarations, ${counted.rows[0].providers} providers, grown in ${((performance.now() - begun) / 1000).toFixed(1)} s`,
    );
    const schema = buildHubSchema(wire(database, undefined as never));
    const viewer = new Viewer({
      ...{ personId: crypto.randomUUID(), organisationId: crypto.randomUUID() },
      positions: [{ projectId, position: 'FUNDER' as never }],
    });
    const read = (text: string, wanted: unknown[]) => database.read(text, wanted);
    places.push({
      database,
      ask: async (document) => {
        const { errors } = await answer(schema, { document, variables: { projectId } }, { viewer, read: read as never });
        if (errors) throw errors[0];
      },
    });
  }
  for (const [view, text] of Object.entries(views)) {
    const document = parse(text);
    const took = places.map(() => [] as number[]);
    // In turns, so that whatever else the machine does falls on all of them alike.
    for (let round = -20; round < rounds; round++)
      for (const [i, place] of places.entries()) {
        const begun = performance.now();
        await place.ask(document);
        if (round >= 0) took[i]!.push(performance.now() - begun);
      }
    const middles = took.map((times) => times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!);
    const ratios = middles.map((middle) => middle / middles[0]!);
    worst = Math.max(worst, ...ratios);
    console.log(
      `${view.padEnd(38)} ${sizes.map(([name], i) => `${name}: ${middles[i]!.toFixed(2)} ms (× ${ratios[i]!.toFixed(2)})`).join('   ')}`,
    );
  }
  console.log(`the most: × ${worst.toFixed(2)}, the bound: × ${MOST}`);
} finally {
  for (const close of closing) await close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(worst > MOST ? 1 : 0);
