import { parseArgs } from 'node:util';
import { across } from './across.ts';
import { table } from './figures.ts';
import { install } from './installation.ts';
import { spread, stall, STALLED, type Mode, type Spread } from './spread.ts';

// What it costs to tell many sockets of one event, beside graphql-ws as it executes by default and beside sending a constant; and how
// soon another process tells of it: `npm run load:fanout -- --sockets 200,1000,5000 --seconds 5`.
const { values } = parseArgs({
  options: {
    sockets: { type: 'string', default: '200,1000,5000' },
    seconds: { type: 'string', default: '5' },
    modes: { type: 'string', default: 'constant,default,hub' },
    only: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const modes = values.modes.split(',') as Mode[];
const does = (part: string) => !values.only || values.only.split(',').includes(part);

const place = await install();
const found: Spread[] = [];
let wrong = 0;
try {
  if (does('spread')) {
    console.log(`One event to many sockets, ${STALLED} more of which do not read, ${seconds} s each; CPU of the server alone\n`);
    for (const sockets of values.sockets.split(',').map(Number))
      for (const mode of modes) {
        const one = await spread(place, mode, sockets, seconds);
        found.push(one);
        wrong += one.wrong.length;
        console.log(`${mode}, ${sockets} sockets: ${one.cpu.toFixed(1)} µs`, ...one.wrong);
      }
    console.log('');
    table(
      ['', 'sockets', 'µs CPU/delivery', 'p50 ms', 'p99 ms', 'KB/socket'],
      found.map(({ mode, sockets, cpu, p50, p99, perSocket }) => [mode, String(sockets), cpu, p50, p99, perSocket]),
    );
  }
  if (does('stall')) {
    const { start, most, end, sent, wrong: missed, ended } = await stall(place, 'hub');
    console.log(
      `\n${STALLED} readers that do not read, ${sent} events of 2 kB: RSS ${start.rss.toFixed()} MB before, ${most.toFixed()} at the most, ${end.rss.toFixed()} after, of which in use ${start.held.toFixed()} and ${end.held.toFixed()}; ${ended} were ended by the hub; those who read missed ${-missed}`,
    );
    wrong += Number(missed !== 0);
  }
  if (does('across')) {
    const { p50, p99, writes, perSecond, missed } = await across(place, seconds);
    console.log(
      `\nCommit in one hub until sockets of another have it: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; ${writes} writes, ${perSecond.toFixed()}/s, ${missed} missed`,
    );
    wrong += Number(missed !== 0);
  }
  const of = (mode: Mode, sockets: number) =>
    found.find((one) => one.mode === mode && one.sockets === sockets)?.cpu ?? Number.NaN;
  const hubs = found.filter(({ mode }) => mode === 'hub');
  if (hubs.length) console.log('');
  if (hubs.length)
    table(
      ['CPU of the hub ×', 'default', 'constant'],
      hubs.map(({ sockets, cpu }) => [String(sockets), cpu / of('default', sockets), cpu / of('constant', sockets)]),
    );
} finally {
  await place.stop();
}
process.exit(wrong ? 1 : 0);
