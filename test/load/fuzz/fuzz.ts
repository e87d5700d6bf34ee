import 'reflect-metadata';
import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { migrations } from '../../../migrations/list.ts';
import { createDataSource } from '../../../server/src/app/data-source.ts';
import { loadRegister, seedDemonstration } from '../../../server/src/app/firstdata.ts';
import { createHub } from '../../../server/src/app/hub.ts';
import { loadConfig } from '../../../server/src/platform/config/config.ts';
import { startEmbedded } from '../../../server/src/platform/database/embedded/embedded.ts';
import { migrate } from '../../../server/src/platform/database/migrate.ts';
import { createLog } from '../../../server/src/platform/logging/log.ts';
import { Dice } from '../../reference/dice.ts';
import { dataFolder } from '../../support/hub.ts';
import { Fuzzing } from './fuzzing.ts';

// Thousands of inputs to every mutation, such as people send and such as nobody should; nothing may fail within, hang, or be kept
// otherwise than it was sent: `npm run load:fuzz -- --inputs 10000 --seed 1`.
const { values } = parseArgs({ options: { inputs: { type: 'string', default: '10000' }, seed: { type: 'string' } } });
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
/** After so many inputs a fresh demonstration: accounts that were closed, and limits that were used up, are open again. */
const ROUND = 1_000;
const SHOWN = 20;

const folder = dataFolder();
const server = await startEmbedded(folder, undefined, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' });
const addressOf = (database: string) => Object.assign(new URL(server.url), { pathname: `/${database}` }).href;
const sum = { inputs: 0, compared: 0, historyFaults: 0, codes: new Map<string, number>(), accepted: new Map<string, number>() };
const faults: string[] = [];
const unread = new Set<string>();
const silent = new Set<string>();

async function onServer(statement: string) {
  const client = new pg.Client({ connectionString: addressOf('postgres') });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function round(number: number, inputs: number) {
  await onServer(`create database round_${number} template hub`);
  const dataSource = await createDataSource(addressOf(`round_${number}`), { poolSize: 10 }).initialize();
  const hub = await createHub(loadConfig({ LOG_LEVEL: 'silent' }), dataSource, createLog('silent'));
  await new Promise<void>((listening) => hub.httpServer.listen(0, '127.0.0.1', listening));
  await hub.startJobs();
  const address = `http://127.0.0.1:${(hub.httpServer.address() as AddressInfo).port}`;
  try {
    const fuzzing = await Fuzzing.of({ address, pool: hub.database.pool, dataSource, dice: new Dice(seed + number) });
    await fuzzing.run(inputs);
    const { rows } = await hub.database.pool.query('select count(*)::int as faults from history_verify()');
    sum.historyFaults += rows[0].faults;
    sum.inputs += fuzzing.tally.inputs;
    sum.compared += fuzzing.tally.compared;
    for (const what of ['codes', 'accepted'] as const)
      for (const [name, count] of fuzzing.tally[what]) sum[what].set(name, (sum[what].get(name) ?? 0) + count);
    for (const { name } of fuzzing.mutations) if (!sum.accepted.has(name)) silent.add(name);
    faults.push(...fuzzing.faults);
    for (const field of fuzzing.unread) unread.add(field);
  } finally {
    await hub.stop();
    await dataSource.destroy();
  }
  await onServer(`drop database round_${number} with (force)`);
}

const listed = (counts: ReadonlyMap<string, number>) =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
const begun = performance.now();
try {
  await migrate(server.url, migrations);
  const dataSource = await createDataSource(server.url).initialize();
  await loadRegister(dataSource);
  await seedDemonstration(dataSource);
  await dataSource.destroy();
  for (let number = 0; sum.inputs < Number(values.inputs); number++) {
    await round(number, Math.min(ROUND, Number(values.inputs) - sum.inputs));
    console.log(`${sum.inputs} inputs, ${faults.length} faults, ${Math.round((performance.now() - begun) / 1000)} s`);
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults.slice(0, SHOWN)) console.log(`\n${fault}`);
console.log(`\nseed ${seed}: ${sum.inputs} inputs in ${Math.round((performance.now() - begun) / 1000)} s`);
console.log(`accepted: ${listed(sum.accepted)}`);
console.log(`never accepted: ${[...silent].filter((name) => !sum.accepted.has(name)).join(', ') || 'none'}`);
console.log(`refused: ${listed(sum.codes)}`);
console.log(`${sum.compared} readings compared with what was sent; nowhere to be read: ${[...unread].join(', ')}`);
console.log(`${faults.length} faults, ${sum.historyFaults} faults in the history`);
process.exit(faults.length || sum.historyFaults ? 1 : 0);
