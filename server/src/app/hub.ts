import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import express from 'express';
import type { DataSource } from 'typeorm';
import { outboxPost, type Letterhead } from '../features/accounts/letter.service.ts';
import { FileRoom } from '../features/files/file-room.service.ts';
import { limits } from '../../../schema/limits.ts';
import type { Config } from '../platform/config/config.ts';
import { Database } from '../platform/database/database.ts';
import { KnownOperations } from '../platform/gate/known-operations.ts';
import { Gate } from '../platform/gate/prepare.ts';
import { limitBodyTime, slowClients } from '../platform/gate/slow-clients.ts';
import { Turns } from '../platform/gate/turns.ts';
import { HistoryTail } from '../platform/history/tail.ts';
import type { Log } from '../platform/history/wake.ts';
import { smtpPost } from '../platform/mail/mail.ts';
import { sessionCookies } from './cookies.ts';
import { openDoors } from './doors.ts';
import { createGraphQL } from './graphql.ts';
import { serveHttp } from './http.ts';
import { createJobs } from './jobs.ts';
import { allowedOrigins, publicAddress } from './origins.ts';
import { buildHubSchema } from './schema.ts';
import { serveSockets } from './sockets.ts';
import { Viewers } from './viewers.ts';
import { makeServices, wire } from './wiring.ts';

export type Hub = {
  httpServer: Server;
  database: Database;
  /** Begins to take jobs; until then others do them. */
  startJobs: () => Promise<void>;
  stop: () => Promise<void>;
};

/** A hub over a migrated database, ready to listen. `stop` lets running requests end and closes sockets with 1001, and lets go of jobs. */
export async function createHub(
  config: Config,
  dataSource: DataSource,
  log: Log,
  operations = KnownOperations.from(resolve('.build/operations.json')),
): Promise<Hub> {
  const database = new Database(dataSource);
  const tail = new HistoryTail({ pool: database.pool, log });
  database.onCommit = tail.wake;
  await tail.start();

  const viewers = new Viewers(database.pool);
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  const origins = allowedOrigins(config);
  const room = await FileRoom.in(config.filesDir, config.fileScanner);
  const outside = { linkCheck: { userAgent: `Hankeverkko (${publicAddress(config)})` }, aoeUrl: config.aoeUrl };
  const services = makeServices(database, letterheadOf(config, database), outside, room);
  const schema = buildHubSchema(wire(database, sessionCookies(viewers, secure), services, config.feedbackEmail));

  const jobs = createJobs(database, log, services, { checkLinks: config.linkCheck });

  let ready = true;
  const gate = new Gate(schema);
  const turns = new Turns(limits.callerOperations, limits.callerWaiting);
  const app = express();
  const httpServer = createServer(slowClients, app);
  limitBodyTime(httpServer);
  // Of a client that does not read its answer; well above what an answer may take.
  httpServer.setTimeout(60_000);
  const closeSockets = serveSockets(httpServer, {
    schema,
    gate,
    turns,
    operations,
    database,
    tail,
    viewers,
    origins,
    // The doors of one server agree on where a caller sits, whoever stands between.
    addressOf: (request) => (Object.setPrototypeOf(request, app.request) as typeof app.request).ip,
    secure,
    log,
  });
  const apollo = createGraphQL({ schema, gate, turns, operations, httpServer, log, closeSockets });
  await apollo.start();
  serveHttp(app, {
    apollo,
    database,
    viewers,
    services,
    schema,
    turns,
    origins,
    address: publicAddress(config),
    trustedProxies: config.trustedProxies,
    doors: openDoors(config, database, log),
    clientDir: resolve('.build/client'),
    secure,
    log,
    isReady: () => ready,
  });

  return {
    httpServer,
    database,
    startJobs: () => jobs.start(),
    stop: async () => {
      ready = false;
      await Promise.all([apollo.stop(), jobs.stop()]);
      await tail.stop();
    },
  };
}

/** A demonstration sends nothing to anybody, whatever the settings say. */
function letterheadOf(config: Config, database: Database): Letterhead {
  const { demo, smtpUrl, mailFrom } = config;
  const smtp = smtpUrl && mailFrom ? smtpPost({ url: smtpUrl, from: mailFrom }) : null;
  return { post: demo ? outboxPost(database) : smtp, address: publicAddress(config) };
}
