import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type pg from 'pg';

const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Milliseconds of processor time, own and the system's for it, that a process has used; undefined when it is gone. */
export function processorTime(pid: number): number | undefined {
  try {
    // The name of the program stands in brackets and may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS;
  } catch {
    return undefined;
  }
}

/** Reads what a server and its connections in PostgreSQL have used, and answers with what they used since, in milliseconds. */
export async function meter(pid: number, application: string, pool: pg.Pool) {
  const backends = async () => {
    const { rows } = await pool.query('select pid from pg_stat_activity where application_name = $1', [application]);
    return rows.map((row) => row.pid as number);
  };
  const before = new Map((await backends()).map((backend) => [backend, processorTime(backend) ?? 0]));
  const server = processorTime(pid)!;
  return async () => {
    const own = processorTime(pid)! - server;
    const sum = (await backends()).reduce((all, one) => all + (processorTime(one) ?? 0) - (before.get(one) ?? 0), 0);
    return { server: own, database: sum };
  };
}
