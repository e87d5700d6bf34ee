import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { StartError } from '../platform/errors/start-error.ts';
import { parseAnchor, type Anchor } from '../platform/history/anchor.ts';
import { verifyHistory } from '../platform/history/verify.ts';
import { run, say } from './exit.ts';
import { openDatabase } from './open-database.ts';

const SHOWN = 20;

const USAGE = 'npm run history:verify -- --anchor file';

/** Checks the chains of the history from outside the database's own functions, and against an anchor if one is given. */
await run(async (config) => {
  const anchor = givenAnchor();
  const { url, close } = await openDatabase(config, say);
  try {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const { streams, rows, faults } = await verifyHistory(client, anchor?.heads);
      for (const { stream, position, fault } of faults.slice(0, SHOWN)) say(`${fault} ${stream} ${position}`);
      if (faults.length)
        throw new StartError(`The history does not verify: ${faults.length} faults in ${rows} rows of ${streams} streams.`);
      say(`The history verifies: ${rows} rows of ${streams} streams, no fault.`);
      if (anchor) say(`It is the one of the anchor of ${anchor.at}: ${anchor.heads.length} streams.`);
    } finally {
      await client.end();
    }
  } finally {
    await close();
  }
});

function givenAnchor(): Anchor | undefined {
  let file: string | undefined;
  try {
    file = parseArgs({ options: { anchor: { type: 'string' } } }).values.anchor;
  } catch (error) {
    throw new StartError(`${(error as Error).message.split('\n')[0]} Usage: ${USAGE}`);
  }
  if (file === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  return parseAnchor(text, file);
}
