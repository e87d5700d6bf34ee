import 'reflect-metadata';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'graphql';
import { migrations } from '../../migrations/list.ts';
import { createDataSource } from '../../server/src/app/data-source.ts';
import { loadRegister, seedDemonstration } from '../../server/src/app/firstdata.ts';
import { Database } from '../../server/src/platform/database/database.ts';
import { startEmbedded } from '../../server/src/platform/database/embedded/embedded.ts';
import { migrate } from '../../server/src/platform/database/migrate.ts';
import { questions, WHOLE_COVERAGE } from '../reference/coverage-questions.ts';
import { Dice } from '../reference/dice.ts';
import { daysOf, happen } from '../reference/histories.ts';
import { addNeighbours } from '../reference/neighbours.ts';
import { SideBySide } from '../reference/side-by-side.ts';

// Long histories, and after each stretch of them coverage as of three days by the hub and recounted:
// `npm run load:coverage -- --seed 1 --rounds 20 --events 300`.
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    rounds: { type: 'string', default: '10' },
    events: { type: 'string', default: '300' },
  },
});
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
const dice = new Dice(seed);
const document = parse(WHOLE_COVERAGE);

const folder = mkdtempSync(join(tmpdir(), 'hankeverkko-coverage-'));
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
  for (let round = 1; round <= Number(values.rounds) && !differences; round++) {
    await happen(database.pool, dice, Number(values.events));
    const both = await SideBySide.over(database, database.pool);
    let compared = 0;
    for (const day of daysOf(dice))
      for (const variables of questions(both.world, dice, day))
        for (const persona of both.personas.filter(({ name }) => /^(officer|provider)@/.test(name))) {
          const found = await both.difference({ text: WHOLE_COVERAGE, document, variables }, persona);
          compared += 1;
          if (!found) continue;
          console.log(found);
          differences += 1;
        }
    console.log(
      `seed ${seed}, ${round * Number(values.events)} events: ${compared} answers compared, ${differences} differences`,
    );
  }
  await dataSource.destroy();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(differences ? 1 : 0);
