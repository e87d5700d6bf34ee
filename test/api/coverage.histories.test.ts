import 'reflect-metadata';
import { parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type pg from 'pg';
import { createDataSource } from '../../server/src/app/data-source.ts';
import { Database } from '../../server/src/platform/database/database.ts';
import { questions, WHOLE_COVERAGE } from '../reference/coverage-questions.ts';
import { Dice } from '../reference/dice.ts';
import { daysOf, happen } from '../reference/histories.ts';
import { addNeighbours } from '../reference/neighbours.ts';
import { SideBySide } from '../reference/side-by-side.ts';
import { testDatabase } from '../support/database.ts';

// A sample of what `npm run load:coverage` does for longer.
const SEED = 20_24;
const EVENTS = 150;

let pool: pg.Pool;
let database: Database;
beforeAll(async () => {
  const made = await testDatabase('demonstration');
  pool = made.pool;
  await addNeighbours(pool);
  const dataSource = await createDataSource(made.url, { poolSize: 5 }).initialize();
  afterAll(() => dataSource.destroy());
  database = new Database(dataSource);
});

test.each([1, 2])(
  'coverage as of three days equals a recount from the declarations, whatever happened before (history %i)',
  async (round) => {
    const dice = new Dice(SEED + round);
    await happen(pool, dice, EVENTS);
    const both = await SideBySide.over(database, pool);
    const askers = both.personas.filter(({ name }) => /^(officer|provider)@/.test(name));
    expect(askers.length).toBeGreaterThan(0);
    for (const day of daysOf(dice))
      for (const [number, variables] of questions(both.world, dice, day).entries())
        // Those outside may ask the first few of them.
        for (const persona of askers.filter(({ name }) => number < 3 || name.startsWith('officer')))
          expect(
            await both.difference({ text: WHOLE_COVERAGE, document: parse(WHOLE_COVERAGE), variables }, persona),
          ).toBeUndefined();
  },
  120_000,
);

test('nothing waits to be counted when a transaction has ended', async () => {
  expect((await pool.query('select from coverage_touched')).rowCount).toBe(0);
});
