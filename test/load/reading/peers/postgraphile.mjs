import { createServer } from 'node:http';
import pg from 'pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { makePgService } from 'postgraphile/adaptors/pg';
import { postgraphile } from 'postgraphile';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { databaseUrl, peerUrl, ready, viewerOf } from './begun.mjs';

// PostGraphile over the same tables, as its documentation has it: settings of the viewer for each request, rights by policies.
const sessions = new pg.Pool({ connectionString: databaseUrl, max: 20, idleTimeoutMillis: 0 });
const pool = new pg.Pool({ connectionString: peerUrl, max: 20, idleTimeoutMillis: 0 });
sessions.on('error', () => {});
pool.on('error', () => {});
const array = (ids) => `{${ids.join()}}`;

const preset = {
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ pool, schemas: ['public'] })],
  grafserv: { port: 0, graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: {
    explain: false,
    context: async (request) => {
      const viewer = await viewerOf(sessions, request.node?.req.headers.cookie);
      return {
        pgSettings: {
          'viewer.person': viewer.personId,
          'viewer.organisation': viewer.organisationId,
          'viewer.projects': array(viewer.projects),
          'viewer.steered': array(viewer.steered),
        },
      };
    },
  },
};

const instance = postgraphile(preset);
const server = createServer();
await instance.createServ(grafserv).addTo(server);
// Longer than a server waits for its turn.
server.keepAliveTimeout = 65_000;
server.listen(0, '127.0.0.1', () => ready(server.address().port));
