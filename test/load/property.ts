import 'reflect-metadata';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrations } from '../../migrations/list.ts';
import { createDataSource } from '../../server/src/app/data-source.ts';
import { loadRegister, seedDemonstration } from '../../server/src/app/firstdata.ts';
import { Database } from '../../server/src/platform/database/database.ts';
import { startEmbedded } from '../../server/src/platform/database/embedded/embedded.ts';
import { migrate } from '../../server/src/platform/database/migrate.ts';
import { addNeighbours } from '../reference/neighbours.ts';
import { SideBySide } from '../reference/side-by-side.ts';
import { guarded, unnoticed, wrongs } from '../reference/wrong-policies.ts';

// Thousands of operations from the schema, asked by everybody of the hub and of the slow reference, and then every policy made wrong:
// `npm run load:property -- --seed 1 --count 2000`.
const { values } = parseArgs({
  options: { seed: { type: 'string' }, count: { type: 'string', default: '1000' }, most: { type: 'string', default: '10' } },
});
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);

const folder = mkdtempSync(join(tmpdir(), 'hankeverkko-property-'));
chmodSync(folder, 0o755);
const server = await startEmbedded(folder, undefined, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' });
let differences = 0;
try {
  await migrate(server.url, migrations);
  const dataSource = await createDataSource(server.url).initialize();
  const database = new Database(dataSource);
  await loadRegister(dataSource);
  await seedDemonstration(dataSource);
  await addNeighbours(database.pool);
  const both = await SideBySide.over(database, database.pool);
  console.log(`seed ${seed}, ${values.count} operations, asked by ${both.personas.length}`);
  if (both.notLearnt.length) console.log(`left out, since the reference does not know them: ${both.notLearnt.join(', ')}`);
  const operations = both.operations(seed);
  const begun = performance.now();
  for (let made = 1; made <= Number(values.count) && differences < Number(values.most); made++) {
    const operation = operations.next();
    for (const persona of both.personas) {
      const found = await both.difference(operation, persona);
      if (!found) continue;
      console.log(`\noperation ${made}, ${found}`);
      differences += 1;
      break;
    }
    if (made % 500 === 0) console.log(`${made} operations, ${Math.round((performance.now() - begun) / 1000)} s`);
  }
  const { compared, refused, bounded, letters } = both.tally;
  console.log(
    `seed ${seed}: ${compared} answers compared (${Math.round(letters / compared)} letters on average, ${refused} refused by both, ${bounded} beyond a bound), ${differences} differences, ${Math.round((performance.now() - begun) / 1000)} s`,
  );
  for (const wrong of Object.keys(wrongs)) {
    const names = await unnoticed(both, wrong, { seed, patience: 1_000 });
    differences += names.length;
    console.log(
      `policies ${wrong}: ${guarded(both).length - names.length} of ${guarded(both).length} noticed${names.length ? `, not ${names.join(', ')}` : ''}`,
    );
  }
  await dataSource.destroy();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(differences ? 1 : 0);
