import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Viewers } from '../../../server/src/app/viewers.ts';
import { Declarer } from '../../support/declarer.ts';
import { askAll, type Connection } from './asking.ts';
import { startDatabase } from './database.ts';
import { measure } from './measuring.ts';
import { plannedFor, viewerStatement, type PlannedFor } from './planned.ts';
import { profile } from './profile.ts';
import { sameAnswers } from './same-answers.ts';
import { startServer, startTheHub, type Server } from './servers.ts';
import { operationNames, type OperationName, type ServerName } from './operations.ts';

// Reading and writing side by side with the least that can be done over the same PostgreSQL and with two other servers of GraphQL,
// in turns within one run: `npm run load:reading -- --seconds 2 --rounds 3`.
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
    /** Only these operations. */
    only: { type: 'string', default: operationNames.join() },
    /** Only these servers beside the hub. */
    against: { type: 'string', default: 'limit,postgraphile,mercurius' },
    profile: { type: 'boolean', default: false },
  },
});
const ACCOUNTS = ['coordinator', 'partner.a'];
const CONNECTIONS = 8;
const PROFILED = 3_000;

const names = values.only.split(',') as OperationName[];
const against = values.against.split(',').filter(Boolean) as Exclude<ServerName, 'hub'>[];

const database = await startDatabase();
const servers: Server[] = [];
try {
  const hub = await startTheHub(database.url, values.profile);
  servers.push(hub);
  const planned: Record<string, PlannedFor> = {};
  const connections: Connection[] = [];
  const viewers = new Viewers(database.pool);
  for (const account of ACCOUNTS) {
    const declarer = await Declarer.signIn(hub.address, account);
    const projectId = await declarer.projectId();
    const viewer = (await viewers.by({ kind: 'session', secret: declarer.cookie.split('=')[1]! }))!;
    const materials = (await declarer.adoptable()).slice(0, CONNECTIONS / ACCOUNTS.length);
    for (const material of materials)
      connections.push({ cookie: declarer.cookie, projectId, organisationId: viewer.organisationId!, material });
    planned[viewer.personId!] = await plannedFor(database.dataSource, viewer, connections.at(-1)!);
  }
  const begun = { databaseUrl: database.url, peerUrl: database.peerUrl, viewer: await viewerStatement(), planned };
  for (const name of against) servers.push(await startServer(name, begun, values.profile && name === 'limit'));

  for (const name of names) {
    await sameAnswers(servers, name, connections);
    await measure(servers, name, connections, {
      seconds: Number(values.seconds),
      rounds: Number(values.rounds),
      pool: database.pool,
    });
    for (const server of servers) if (server.inspector) await profile(server, () => askAll(server, name, connections, PROFILED));
  }
} finally {
  for (const server of servers) await server.stop();
  await database.stop();
}
process.exit(0);
