import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDataSource } from '../../server/src/app/data-source.ts';
import { Database } from '../../server/src/platform/database/database.ts';
import { addNeighbours } from '../reference/neighbours.ts';
import { SideBySide } from '../reference/side-by-side.ts';
import { guarded, unnoticed, wrongs } from '../reference/wrong-policies.ts';
import { testDatabase } from '../support/database.ts';

// A sample of what `npm run load:property` does with thousands.
const SEED = 4242;
const OPERATIONS = 150;
/** Operations over a type after which a wrong policy of it must have shown. */
const PATIENCE = 300;

let both: SideBySide;
beforeAll(async () => {
  const { url, pool } = await testDatabase('demonstration');
  await addNeighbours(pool);
  const dataSource = await createDataSource(url, { poolSize: 5 }).initialize();
  afterAll(() => dataSource.destroy());
  both = await SideBySide.over(new Database(dataSource), pool);
});

test('whatever is asked by whomever, the hub answers in one statement (and one for each node) what the slow reference answers', async () => {
  expect(await both.firstDifference(SEED, { count: OPERATIONS, askers: 6 })).toBeUndefined();
  const { compared, refused, bounded, letters } = both.tally;
  expect(compared).toBeGreaterThan(OPERATIONS * 5);
  expect(refused / compared).toBeLessThan(0.3);
  expect(bounded / compared).toBeLessThan(0.02);
  expect(letters / compared).toBeGreaterThan(500);
}, 120_000);

test('the reference has learnt all that the schema has (in test/reference: rows.ts, rights.ts, answers.ts)', () => {
  expect(both.notLearnt).toEqual([]);
});

describe('a policy that is wrong is noticed, each of them', () => {
  test.each(Object.keys(wrongs))(
    '%s',
    async (wrong) => {
      expect(guarded(both).length).toBeGreaterThanOrEqual(8);
      expect(await unnoticed(both, wrong, { seed: SEED, patience: PATIENCE })).toEqual([]);
    },
    120_000,
  );
});
