import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartError } from '../../errors/start-error.ts';

const PATIENCE = 2_000;

/** The folder is another hub's at the moment. */
export class DataInUse extends StartError {}

/**
 * Claims a data folder for this process; a claim whose process is gone counts for nothing, and one that is being given up
 * is waited for: npm returns before the hub that it started has stopped. Returns how to give the claim up.
 */
export async function claim(dataDir: string): Promise<() => void> {
  const file = join(dataDir, 'hub.pid');
  const note = `${file}.${process.pid}`;
  const mine = `${process.pid} ${startedAt(process.pid)}\n`;
  const deadline = Date.now() + PATIENCE;
  writeFileSync(note, mine);
  try {
    while (!linked(note, file)) {
      const pid = holder(file);
      if (!pid) rmSync(file, { force: true });
      else if (Date.now() < deadline) await pause(50);
      else
        throw new DataInUse(
          `Another hub (process ${pid}) is using the data in ${dataDir}. Stop it first, or set DATA_DIR to another folder.`,
        );
    }
  } finally {
    rmSync(note, { force: true });
  }
  return () => {
    if (read(file) === mine) rmSync(file, { force: true });
  };
}

// Linked when it is whole: nobody reads half a claim.
function linked(note: string, file: string): boolean {
  try {
    linkSync(note, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/** Whether a process of that id is running. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The name of the program that a process runs; empty where the system does not tell. */
export const programOf = (pid: number): string => read(`/proc/${pid}/comm`)?.trim() ?? '';

function holder(file: string): number | undefined {
  const [pid, started] = (read(file) ?? '').trim().split(' ');
  // The id alone could be another program's by now.
  return pid && alive(Number(pid)) && startedAt(Number(pid)) === started ? Number(pid) : undefined;
}

function startedAt(pid: number): string {
  return read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ')[19] ?? '-';
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
