import { expect, test } from 'vitest';
import { Fuzzing } from '../load/fuzz/fuzzing.ts';
import { Dice } from '../reference/dice.ts';
import { testHub } from '../support/api.ts';

const INPUTS = 200;

test('whatever is sent to the mutations, nothing fails within, hangs, or is kept otherwise than it was sent', async () => {
  const hub = await testHub();
  // No jobs: what they do beside it, and when, differs from run to run. The long form has them.
  const { address, pool, database } = hub;
  const fuzzing = await Fuzzing.of({ address, pool, dataSource: database.dataSource, dice: new Dice(7) });
  await fuzzing.run(INPUTS);
  expect(fuzzing.faults).toEqual([]);
  // Of so few inputs to so many mutations not many are taken: the long form compares more.
  expect(fuzzing.tally.compared).toBeGreaterThan(INPUTS / 25);
  expect(await pool.query('select count(*)::int as faults from history_verify()')).toMatchObject({ rows: [{ faults: 0 }] });
}, 60_000);
