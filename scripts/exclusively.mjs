import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Does the work while no other process does it in this checkout; a lock whose process is gone counts for nothing. */
export async function exclusively(file, work) {
  const note = `${file}.${process.pid}`;
  writeFileSync(note, String(process.pid));
  try {
    while (!taken(note, file)) await pause(200);
    return await work();
  } finally {
    rmSync(note, { force: true });
    if (holder(file) === process.pid) rmSync(file, { force: true });
  }
}

function taken(note, file) {
  try {
    linkSync(note, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!alive(holder(file))) rmSync(file, { force: true });
    return false;
  }
}

function holder(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

function alive(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
