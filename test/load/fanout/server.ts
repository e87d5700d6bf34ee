import 'reflect-metadata';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { credentialOf } from '../../../server/src/app/credentials.ts';
import { createDataSource } from '../../../server/src/app/data-source.ts';
import { createHub } from '../../../server/src/app/hub.ts';
import { buildHubSchema } from '../../../server/src/app/schema.ts';
import { ViewersTogether } from '../../../server/src/app/viewers-together.ts';
import { Viewers } from '../../../server/src/app/viewers.ts';
import { makeServices, wire } from '../../../server/src/app/wiring.ts';
import { followProject } from '../../../server/src/features/history/follow-project.ts';
import { loadConfig } from '../../../server/src/platform/config/config.ts';
import { Database } from '../../../server/src/platform/database/database.ts';
import { HistoryTail } from '../../../server/src/platform/history/tail.ts';
import { answerBy, now } from './child.ts';

// One of three servers over the same database: the hub as it is, the same schema and rights as graphql-ws executes them by
// default, and one that sends a constant of the same size to everybody.
const [mode, url] = process.argv.slice(2) as ['hub' | 'default' | 'constant', string];
const log = { debug() {}, info() {}, warn() {}, error: (...what: unknown[]) => console.error(...what) } as never;
const dataSource = await createDataSource(url, { poolSize: 20 }).initialize();
const commits: number[] = [];

const httpServer = await { hub, default: byDefault, constant }[mode]();
await new Promise<void>((listening) => httpServer.listen(0, '127.0.0.1', listening));

answerBy({
  address: () => `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`,
  cpu: () => Object.values(process.cpuUsage()).reduce((sum, part) => sum + part),
  memory: ({ collected }: { collected: boolean }) => {
    if (collected) for (let i = 0; i < 3; i++) globalThis.gc!();
    const { rss, heapUsed, external } = process.memoryUsage();
    return { rss, held: heapUsed + external };
  },
  connections: () => new Promise((count) => httpServer.getConnections((_error, open) => count(open))),
  commits: () => commits.splice(0),
});

async function hub(): Promise<Server> {
  const made = await createHub(loadConfig({ LOG_LEVEL: 'silent' }), dataSource, log);
  const wake = made.database.onCommit;
  made.database.onCommit = () => {
    commits.push(now());
    wake();
  };
  return made.httpServer;
}

async function tailOf(database: Database): Promise<HistoryTail> {
  const tail = new HistoryTail({ pool: database.pool, log });
  await tail.start();
  return tail;
}

async function byDefault(): Promise<Server> {
  const database = new Database(dataSource);
  const tail = await tailOf(database);
  const viewers = new ViewersTogether(new Viewers(database.pool));
  const schema = buildHubSchema(wire(database, undefined as never, makeServices(database, undefined as never)));
  const server = createServer();
  const websockets = new WebSocketServer({ server, path: '/graphql' });
  const context = ({ extra }: { extra: { request: IncomingMessage } }) => {
    const credential = credentialOf(extra.request.headers, false)!;
    const current = () => viewers.by(credential);
    return {
      follow: (projectId: string, after: string | null) => followProject({ tail, database, current }, projectId, after),
    };
  };
  useServer({ schema, context }, websockets);
  return server;
}

async function constant(): Promise<Server> {
  const tail = await tailOf(new Database(dataSource));
  const server = createServer();
  const websockets = new WebSocketServer({ server, path: '/graphql', handleProtocols: ([first]) => first ?? false });
  const send = (socket: WebSocket, type: string, payload?: unknown) => socket.send(JSON.stringify({ id: '1', type, payload }));
  const follow = async (stream: string) => {
    for await (const { cursor, events } of tail.follow({ stream, allowed: async () => () => true })) {
      const shown = events.map(({ kind, occurredAt, actor, subjectType, subject, facts, position }) => {
        return { position: `${position}`, kind, occurredAt, actorId: actor, subjectType, subjectId: subject, facts };
      });
      const payload = { data: { projectEvents: { cursor, resync: false, events: shown } } };
      const text = JSON.stringify({ id: '1', type: 'next', payload });
      for (const socket of websockets.clients) socket.send(text);
    }
  };
  let following: Promise<void> | undefined;
  websockets.on('connection', (socket) =>
    socket.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data));
      if (type === 'connection_init') return send(socket, 'connection_ack');
      following ??= follow(payload.variables.projectId);
      send(socket, 'next', { data: { projectEvents: { cursor: '', resync: false, events: [] } } });
    }),
  );
  return server;
}
