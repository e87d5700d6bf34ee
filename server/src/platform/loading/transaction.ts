import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type pg from 'pg';
import { Recorder } from '../history/record.ts';
import type { Db } from './merge.ts';

/** The actor of what a load writes into the history, and its rows. */
export type LoadHistory = { recorder: Recorder; actor: string | null };

const LOADING = 7_421_001;

/** The pool below TypeORM. */
export const poolOf = (dataSource: DataSource): pg.Pool => (dataSource.driver as PostgresDriver).master;

/** Runs one load whole or not at all, and never two at a time, also from several processes. Its history goes out with the commit. */
export async function loadInTransaction<T>(
  dataSource: DataSource,
  work: (db: Db, history: LoadHistory) => Promise<T>,
): Promise<T> {
  const client = await poolOf(dataSource).connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOADING]);
    const history: LoadHistory = { recorder: new Recorder(), actor: null };
    const result = await work(client, history);
    const append = history.recorder.flushStatement(history.actor);
    await client.query(append ? `${append}; commit` : 'commit');
    client.release();
    return result;
  } catch (error) {
    // A connection that cannot even roll back is thrown away.
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}
