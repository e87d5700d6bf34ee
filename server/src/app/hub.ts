import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import express from 'express';
import type { DataSource } from 'typeorm';
import type { Config } from '../platform/config/config.ts';
import { Database } from '../platform/database/database.ts';
import { HistoryTail } from '../platform/history/tail.ts';
import type { Log } from '../platform/history/wake.ts';
import { sessionCookies } from './cookies.ts';
import { createGraphQL } from './graphql.ts';
import { serveHttp } from './http.ts';
import { allowedOrigins } from './origins.ts';
import { buildHubSchema } from './schema.ts';
import { serveSockets } from './sockets.ts';
import { Viewers } from './viewers.ts';
import { wire } from './wiring.ts';

export type Hub = { httpServer: Server; database: Database; stop: () => Promise<void> };

/** A hub over a migrated database, ready to listen. `stop` lets running requests end and closes sockets with 1001. */
export async function createHub(config: Config, dataSource: DataSource, log: Log): Promise<Hub> {
  const database = new Database(dataSource);
  const tail = new HistoryTail({ pool: database.pool, log });
  database.onCommit = tail.wake;
  await tail.start();

  const viewers = new Viewers(database.pool);
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  const origins = allowedOrigins(config);
  const schema = buildHubSchema(wire(database, sessionCookies(viewers, secure)));

  let ready = true;
  const app = express();
  const httpServer = createServer(app);
  const closeSockets = serveSockets(httpServer, { schema, database, tail, viewers, origins, log });
  const apollo = createGraphQL(schema, httpServer, log, closeSockets);
  await apollo.start();
  serveHttp(app, { apollo, database, viewers, origins, clientDir: resolve('.build/client'), secure, log, isReady: () => ready });

  return {
    httpServer,
    database,
    stop: async () => {
      ready = false;
      await apollo.stop();
      await tail.stop();
    },
  };
}
