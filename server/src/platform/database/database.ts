import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { Viewer } from '../auth/viewer.ts';
import { fromPostgres } from '../errors/from-postgres.ts';
import { describeTables } from '../reading/tables.ts';
import { marked } from '../telemetry/marks.ts';
import { type Clock, Transaction } from './transaction.ts';

// JSON stays the text that PostgreSQL wrote: it goes out as it is.
const asText = {
  getTypeParser: ((oid: number, format?: never) =>
    oid === 114 ? String : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** The one way to the database: reading by a single statement, writing inside a transaction that commits with its history. */
export class Database {
  readonly pool: pg.Pool;
  private statements = 0;
  /** Called after each commit that wrote history. */
  onCommit: () => void = () => {};
  /** Called after each commit that asked for a job. */
  onEnqueue: () => void = () => {};

  constructor(readonly dataSource: DataSource) {
    this.pool = (dataSource.driver as PostgresDriver).master as pg.Pool;
    describeTables(dataSource);
  }

  /** One statement, one row. */
  read = async (text: string, values: unknown[]): Promise<Record<string, string | null>> => {
    this.statements += 1;
    try {
      const { rows } = await this.pool.query({ text, values, types: asText });
      return rows[0];
    } catch (error) {
      throw fromPostgres(error);
    }
  };

  /** One statement of our own outside a transaction: its rows, or an error that says what its caller can do about it. */
  async ask<R extends pg.QueryResultRow = any>(text: string, values: unknown[] = []): Promise<R[]> {
    try {
      return (await this.pool.query<R>(text, values)).rows;
    } catch (error) {
      throw fromPostgres(error);
    }
  }

  /** How many statements reading has run: one per operation and one more per `node`, and a test counts them. */
  get statementsRead() {
    return this.statements;
  }

  /** Runs the work and commits it with its history rows, in one message. The only place that commits. */
  inTransaction<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return marked('transaction', {}, () => this.transact(viewer, work));
  }

  private async transact<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client: pg.PoolClient = await runner.connect();
      try {
        const tx = new Transaction(runner.manager, viewer, await begin(client));
        const result = await work(tx);
        const append = tx.recorded();
        // The head of a stream is locked by the append: sent with the commit, it never waits for this process.
        await client.query(append ? `${append}; commit` : 'commit');
        if (append) this.onCommit();
        if (tx.enqueued) this.onEnqueue();
        return result;
      } catch (error) {
        await client.query('rollback').catch(() => {});
        throw error;
      }
    } catch (error) {
      throw fromPostgres(error);
    } finally {
      await runner.release();
    }
  }
}

/** Opens a transaction and tells its moment, in one message. */
async function begin(client: pg.PoolClient): Promise<Clock> {
  // The driver answers several statements with several results; its types know of one.
  const answers: unknown = await client.query('begin; select hub_now() as now, hub_today()::text as today');
  return (answers as pg.QueryResult<Clock>[])[1]!.rows[0]!;
}
