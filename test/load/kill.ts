import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { compare } from '../support/acknowledged.ts';
import { Declarer, type Acknowledged } from '../support/declarer.ts';
import { dataFolder, processesOf, startHub } from '../support/hub.ts';
import { until } from '../support/until.ts';

// Kills the server again and again while it writes, and counts what it had acknowledged and does not have: `npm run load:kill`.
const KILLS = 20;
const ACCOUNTS = ['partner.a', 'partner.b', 'provider', 'coordinator'];
const LONGEST_LIFE = 1_500;

const DATA_DIR = dataFolder();
const acknowledged: Acknowledged[] = [];
for (let round = 1; round <= KILLS; round++) {
  const begun = Date.now();
  const hub = await startHub({ DATA_DIR });
  const started = Date.now() - begun;
  const before = acknowledged.length;
  const writers = await Promise.all(ACCOUNTS.map((account) => Declarer.signIn(hub.address, account)));
  const writing = writers.map((writer) => writer.declareUntilGone(acknowledged));
  // Killed at a moment that nothing in the writing decides.
  await pause(100 + Math.random() * LONGEST_LIFE);
  hub.child.kill('SIGKILL');
  await Promise.all([hub.ended, ...writing]);
  await until('no process is left', () => processesOf(DATA_DIR).length === 0);
  console.log(`${String(round).padStart(2)}  ready in ${started} ms, ${acknowledged.length - before} writes acknowledged`);
}

const { lost, declarations, faults } = await compare(DATA_DIR, acknowledged);
rmSync(DATA_DIR, { recursive: true, force: true });
console.log(
  `${KILLS} kills: ${acknowledged.length} acknowledged, ${lost} lost; ${declarations} declarations, ${faults} faults in the history`,
);
process.exit(lost || faults ? 1 : 0);
