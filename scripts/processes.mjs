import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const running = new Set();
let stopping = false;

/**
 * Runs a program to its end and resolves with its exit code; what it prints is seen as it comes, or returned with `quiet`.
 * With `channel` it learns from the closed channel when we die without a word.
 */
export function run(command, args, { env = process.env, quiet = false, channel = false, label } = {}) {
  return new Promise((done, fail) => {
    const output = quiet || label ? 'pipe' : 'inherit';
    const child = spawn(command, args, { env, stdio: ['inherit', output, output, ...(channel ? ['ipc'] : [])] });
    running.add(child);
    let said = '';
    for (const [stream, target] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream?.on('data', (data) => (quiet ? (said += data) : target.write(String(data).replace(/^(?=.)/gm, `${label} `))));
    }
    child.once('error', fail);
    child.once('close', (code, signal) => {
      running.delete(child);
      done({ code: code ?? (signal ? 1 : 0), said });
    });
  });
}

/** Whether we have been asked to stop. */
export const isStopping = () => stopping;

/** Passes signals on to what runs, and stops it too when npm is gone: npm does not pass its signals to us. */
export function stopTogether() {
  const stop = () => {
    stopping = true;
    for (const child of running) child.kill('SIGTERM');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  const ancestors = npmAbove();
  if (ancestors.length) setInterval(() => ancestors.every(alive) || stop(), 100).unref();
}

// From our parent up to npm itself, the shell between them included.
function npmAbove() {
  if (!process.env.npm_lifecycle_event) return [];
  const parent = process.ppid;
  if (!/^(sh|dash|bash|ash|zsh)$/.test(read(`/proc/${parent}/comm`)?.trim() ?? '')) return [parent];
  const above = Number(read(`/proc/${parent}/stat`)?.split(') ').at(-1).split(' ')[1]);
  return above > 1 ? [parent, above] : [parent];
}

function alive(pid) {
  // A parent that ended without being waited for still answers to a signal.
  if (read(`/proc/${pid}/stat`)?.split(') ').at(-1)[0] === 'Z') return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
