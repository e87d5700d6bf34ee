import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { measureGrowth } from './growth.ts';
import { measureInBrowser } from './browser.ts';

// The adoption matrix in a real Chromium beside a plain table and AG Grid Community, in turns within one run, and what it costs the
// server when everything around it grows tenfold: `npm run load:matrix -- --rounds 3 --only browser`.
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '150' },
    columns: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '3' },
    times: { type: 'string', default: '10' },
    asks: { type: 'string', default: '15' },
    only: { type: 'string', default: 'browser,growth' },
  },
});
const [rows, columns, rounds, times, asks] = [values.rows, values.columns, values.rounds, values.times, values.asks].map(
  Number,
) as [number, number, number, number, number];
if (values.only.includes('browser')) await measureInBrowser({ rows, columns, rounds });
if (values.only.includes('growth')) await measureGrowth({ rows, columns, times, asks });
process.exit(0);
