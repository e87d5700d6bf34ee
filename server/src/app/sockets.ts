import { useServer } from 'graphql-ws/use/ws';
import { execute as executePlain, type ExecutionArgs, GraphQLError, type GraphQLSchema } from 'graphql';
import type { IncomingMessage, Server } from 'node:http';
import { randomUUID } from 'node:crypto';
import { WebSocketServer, type WebSocket } from 'ws';
import { limits } from '../../../schema/limits.ts';
import { followProject } from '../features/history/follow-project.ts';
import type { SocketContext } from '../platform/auth/context.ts';
import { anonymous } from '../platform/auth/viewer.ts';
import type { Database } from '../platform/database/database.ts';
import { mask } from '../platform/errors/mask.ts';
import type { HistoryTail } from '../platform/history/tail.ts';
import type { Log } from '../platform/history/wake.ts';
import { answer, isPlanned } from '../platform/reading/answer.ts';
import { tokenOf } from './cookies.ts';
import type { Viewers } from './viewers.ts';

type Parts = {
  schema: GraphQLSchema;
  database: Database;
  tail: HistoryTail;
  viewers: Viewers;
  origins: ReadonlySet<string>;
  log: Log;
};
type Extra = { request: IncomingMessage; socket: WebSocket };

/** GraphQL over WebSocket (graphql-transport-ws) on /graphql: the same operations, and the subscriptions. */
export function serveSockets(httpServer: Server, { schema, database, tail, viewers, origins, log }: Parts): () => Promise<void> {
  const server = new WebSocketServer({
    server: httpServer,
    path: '/graphql',
    maxPayload: limits.bodyBytes,
    // Browsers send cookies along from any page: only ours may open a socket. Programs without an origin bring their own right.
    verifyClient: ({ origin }: { origin?: string }) => !origin || origins.has(origin),
  });
  const sessions = new Map<string, Set<WebSocket>>();

  const contextOf = async ({ request, socket }: Extra): Promise<SocketContext> => {
    const token = tokenOf(request);
    const current = async () => (token ? await viewers.byToken(token) : null);
    const viewer = (await current()) ?? anonymous;
    if (viewer.sessionId) remember(sessions, viewer.sessionId, socket);
    return {
      viewer,
      read: database.read,
      requestId: randomUUID(),
      follow: (projectId, after) => followProject({ tail, database, current }, projectId, after),
    };
  };
  const masked = (errors: readonly GraphQLError[], requestId: string) =>
    errors.map((error) => {
      const { message, ...place } = mask(error.toJSON(), error, requestId, (cause) =>
        log.error({ err: cause, requestId }, 'operation on a socket failed'),
      );
      return new GraphQLError(message, { path: place.path, extensions: place.extensions });
    });

  const graphql = useServer<Record<string, unknown>, Extra>(
    {
      schema,
      context: ({ extra }) => contextOf(extra),
      connectionInitWaitTimeout: 5_000,
      execute: async (args: ExecutionArgs) => {
        const context = args.contextValue as SocketContext;
        const asked = { document: args.document, operationName: args.operationName, variables: args.variableValues };
        if (!isPlanned(schema, asked)) return executePlain(args);
        const { data, errors } = await answer(schema, asked, context);
        return { data, ...(errors && { errors: masked(errors, context.requestId) }) };
      },
      // What is refused before anything runs: parsing, validation, the beginning of a subscription.
      onError: (_context, id, _payload, errors) => masked(errors as GraphQLError[], id),
    },
    server,
    12_000,
  );

  // The end of a session is heard as a row of the hub's history, in whichever process it was ended.
  const stopListening = tail.onHubRows((rows) => {
    for (const row of rows ?? []) {
      if (row.kind !== 'session.ended') continue;
      for (const socket of sessions.get(String(row.facts['sessionId'])) ?? []) socket.close(4401, 'Session ended');
    }
  });
  return async () => {
    stopListening();
    for (const socket of server.clients) socket.close(1001, 'Going away');
    await graphql.dispose();
  };
}

function remember(sessions: Map<string, Set<WebSocket>>, sessionId: string, socket: WebSocket) {
  const sockets = sessions.get(sessionId) ?? new Set();
  if (sockets.has(socket)) return;
  sessions.set(sessionId, sockets.add(socket));
  socket.once('close', () => {
    sockets.delete(socket);
    if (!sockets.size) sessions.delete(sessionId);
  });
}
