import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { StartError } from '../platform/errors/start-error.ts';
import { printAnchor, takeAnchor } from '../platform/history/anchor.ts';
import { run, say } from './exit.ts';
import { openDatabase } from './open-database.ts';

const USAGE = 'npm run history:anchor -- --file anchor.json';

/** Prints an anchor of the history, or writes it into a new file: to be kept outside, and given to `history:verify` later. */
await run(async (config) => {
  const file = givenFile();
  // The anchor alone on standard output, so that it can be piped away.
  const { url, close } = await openDatabase(config, (line) => void process.stderr.write(`${line}\n`));
  try {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const anchor = await takeAnchor(client);
      if (file === undefined) return void process.stdout.write(printAnchor(anchor));
      write(file, printAnchor(anchor));
      say(`Anchored ${anchor.heads.length} streams in ${file}, root ${anchor.root}`);
    } finally {
      await client.end();
    }
  } finally {
    await close();
  }
});

function givenFile(): string | undefined {
  try {
    return parseArgs({ options: { file: { type: 'string' } } }).values.file;
  } catch (error) {
    throw new StartError(`${(error as Error).message.split('\n')[0]} Usage: ${USAGE}`);
  }
}

function write(file: string, text: string) {
  try {
    // Never over an earlier anchor: that one may be the only witness.
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    throw new StartError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}
