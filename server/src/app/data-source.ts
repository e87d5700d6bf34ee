import { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/list.ts';
import { NamingClient } from '../platform/database/naming-client.ts';
import { PostgresNaming } from '../platform/database/naming.ts';
import { entities } from './entities.ts';

/** The connection pool. Time-outs keep one slow statement from holding the others. */
export const createDataSource = (url: string, { poolSize = 20, statementSeconds = 15 } = {}) =>
  new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTableName: 'migration',
    namingStrategy: new PostgresNaming(),
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    logging: false,
    extra: {
      max: poolSize,
      Client: NamingClient,
      connectionTimeoutMillis: 5_000,
      statement_timeout: statementSeconds * 1_000,
      // A PostgreSQL that still stands would have given up itself: this is for one that does not answer at all.
      query_timeout: (statementSeconds + 2) * 1_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 15_000,
      application_name: 'hankeverkko',
    },
  });
