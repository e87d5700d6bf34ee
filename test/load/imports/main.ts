import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Declarer } from '../../support/declarer.ts';
import { dataFolder, startHub } from '../../support/hub.ts';
import { checkLarge } from './checking.ts';

// The largest file that is taken, checked while the hub goes on answering: `npm run load:imports -- --rows 100000`.
const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } });
const rows = Number(values.rows);
const PATIENCE = 2_000;

const DATA_DIR = dataFolder();
const hub = await startHub({ DATA_DIR });
try {
  const coordinator = await Declarer.signIn(hub.address, 'coordinator');
  const { outcomes, listed, took, longestWait } = await checkLarge(
    hub.address,
    coordinator.cookie,
    await coordinator.projectId(),
    rows,
  );
  console.log(`${rows} rows checked in ${(took / 1000).toFixed(1)} s: ${JSON.stringify(outcomes)}, ${listed} listed`);
  console.log(`the longest that somebody else waited for a small answer: ${Math.round(longestWait)} ms`);
  const right = outcomes['NEW'] === Math.floor(rows / 2) && outcomes['FAILED'] === Math.ceil(rows / 2) && listed === rows;
  if (!right) console.log('FAULT: every row is to come out once, every other one failed');
  if (longestWait > PATIENCE) console.log(`FAULT: nobody is to wait longer than ${PATIENCE} ms`);
  process.exitCode = right && longestWait <= PATIENCE ? 0 : 1;
} finally {
  await hub.stop();
  rmSync(DATA_DIR, { recursive: true, force: true });
}
