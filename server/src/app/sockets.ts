import { useServer } from 'graphql-ws/use/ws';
import {
  execute as executePlain,
  getOperationAST,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import type { IncomingMessage, Server } from 'node:http';
import { randomUUID } from 'node:crypto';
import { WebSocketServer, type WebSocket } from 'ws';
import { limits } from '../../../schema/limits.ts';
import { followProject } from '../features/history/follow-project.ts';
import type { SocketContext } from '../platform/auth/context.ts';
import { anonymous } from '../platform/auth/viewer.ts';
import type { Database } from '../platform/database/database.ts';
import { AppError, badInput } from '../platform/errors/app-error.ts';
import { codeOf, maskAll } from '../platform/errors/mask.ts';
import type { KnownOperations } from '../platform/gate/known-operations.ts';
import { Refused, type Gate } from '../platform/gate/prepare.ts';
import { callerOf, refusedTurn, type Turns } from '../platform/gate/turns.ts';
import type { HistoryTail } from '../platform/history/tail.ts';
import type { Log } from '../platform/history/wake.ts';
import { subscribeShared } from '../platform/graphql/shared-execution.ts';
import { answer } from '../platform/reading/answer.ts';
import { asOperation, described, noteOperation } from '../platform/telemetry/operation.ts';
import { bearer, credentialOf, type Credential } from './credentials.ts';
import { OpenSockets, TOO_MANY, boundMessages } from './socket-bounds.ts';
import { ENDED, SocketSessions } from './socket-sessions.ts';
import type { Viewers } from './viewers.ts';
import { ViewersTogether } from './viewers-together.ts';

type Parts = {
  schema: GraphQLSchema;
  gate: Gate;
  turns: Turns;
  operations: KnownOperations;
  database: Database;
  tail: HistoryTail;
  viewers: Viewers;
  origins: ReadonlySet<string>;
  addressOf: (request: IncomingMessage) => string | undefined;
  secure: boolean;
  log: Log;
};
type Extra = { request: IncomingMessage; socket: WebSocket; address?: string | undefined; credential?: Credential | undefined };
type Asked = { query: string; operationName?: string | null; variables?: object | null; extensions?: object | null };
type Args = ExecutionArgs & { contextValue: SocketContext; introspection: boolean };

const LONGEST_ID = 100;
/** How a socket is closed for something that passes; what went wrong within (4500) would keep its client from coming again. */
const AGAIN = [1013, 'Try again later'] as const;

/** GraphQL over WebSocket (graphql-transport-ws) on /graphql: the same operations through the same gate, and the subscriptions. */
export function serveSockets(httpServer: Server, parts: Parts): () => Promise<void> {
  const { schema, gate, turns, operations, database, tail, origins, addressOf, secure, log } = parts;
  const viewers = new ViewersTogether(parts.viewers);
  const server = new WebSocketServer({
    server: httpServer,
    path: '/graphql',
    maxPayload: limits.bodyBytes,
    // Browsers send cookies along from any page: only ours may open a socket. Programs without an origin bring their own right.
    verifyClient: ({ origin }: { origin?: string }) => !origin || origins.has(origin),
  });
  const sessions = new SocketSessions(database.pool, tail, log);
  const running = new WeakMap<WebSocket, number>();
  const open = new OpenSockets();

  const contextOf = async ({ credential, socket, address }: Extra, requestId: string): Promise<SocketContext> => {
    const current = () => (credential ? viewers.by(credential) : Promise.resolve(null));
    const viewer = (await current()) ?? anonymous;
    sessions.remember(viewer, socket);
    return {
      viewer,
      read: database.read,
      requestId,
      ...(address && { address }),
      follow: (projectId, after) => followProject({ tail, database, current }, projectId, after),
    };
  };
  const masked = (errors: readonly GraphQLError[], requestId: string) =>
    maskAll(errors, requestId, (cause) => log.error({ err: cause, requestId }, 'operation on a socket failed'));

  const admit = async (extra: Extra, open: number, asked: Asked, requestId: string): Promise<Args> => {
    // An operation that its client has completed may still run: both are counted.
    if (Math.max(open, running.get(extra.socket) ?? 0) > limits.socketOperations)
      throw new AppError('LIMIT_REACHED', { limit: 'socketOperations', most: limits.socketOperations });
    const contextValue = await contextOf(extra, requestId);
    const { operationName, variables } = asked as Asked & { variables?: Record<string, unknown> };
    const text = asked.query || textOf(asked.extensions, operations);
    const { document, introspection } = gate.prepare(
      { text, operationName, variables },
      { viewer: contextValue.viewer, subscriptions: true },
    );
    return { schema, document, operationName, variableValues: variables, contextValue, introspection };
  };

  const execute = async (args: Args) => {
    if (args.introspection) return executePlain(args);
    const asked = { document: args.document, operationName: args.operationName, variables: args.variableValues };
    const { viewer, address } = args.contextValue;
    return turns
      .take(callerOf(viewer, address), () =>
        answer(schema, asked, args.contextValue).catch((error) => ({ data: null, errors: [asGraphQL(error)] })),
      )
      .catch(refusedTurn);
  };

  const counted = async <T>(socket: WebSocket, work: () => Promise<T>): Promise<T> => {
    const count = (change: number) => running.set(socket, (running.get(socket) ?? 0) + change);
    count(1);
    try {
      return await work();
    } finally {
      count(-1);
    }
  };

  const operated = <T extends ExecutionResult | AsyncGenerator>(args: ExecutionArgs, work: () => Promise<T>): Promise<T> => {
    const { document, contextValue, socket } = args as Args & Extra;
    const { requestId } = contextValue;
    const begun = { transport: 'socket', requestId, ...described(getOperationAST(document)!) } as const;
    const noted = async () => {
      const result = await work();
      if ('errors' in result && result.errors) noteOperation({ code: codeOf(maskAll(result.errors, requestId, () => {})) });
      return result;
    };
    return counted(socket, () => asOperation(begun, log, noted));
  };

  const graphql = useServer<Record<string, unknown>, Extra>(
    {
      connectionInitWaitTimeout: 5_000,
      onConnect: async ({ extra, connectionParams }) => {
        const token = bearer(connectionParams?.['authorization']);
        extra.credential = token ?? credentialOf(extra.request.headers, secure);
        extra.address = addressOf(extra.request);
        try {
          const viewer = extra.credential ? await viewers.by(extra.credential) : null;
          const most = viewer ? limits.personSockets : limits.strangersSockets;
          if (!viewer && extra.credential?.kind === 'apiToken') extra.socket.close(...ENDED);
          else if (!open.add(extra.socket, callerOf(viewer ?? anonymous, extra.address), most)) extra.socket.close(...TOO_MANY);
          else {
            // From now on, not from its first question: one on which nothing is asked is to be closed with its session, too.
            if (viewer) sessions.remember(viewer, extra.socket);
            return true;
          }
        } catch (error) {
          log.warn({ err: error }, 'a socket could not be opened');
          extra.socket.close(...AGAIN);
        }
        return false;
      },
      onSubscribe: async ({ extra, subscriptions }, id, asked) => {
        const requestId = randomUUID();
        if (id.length > LONGEST_ID) extra.socket.close(4400, 'The id of the operation is too long');
        const open = Object.keys(subscriptions).length;
        try {
          const args = await counted(extra.socket, () => admit(extra, open, asked, requestId));
          return { ...args, socket: extra.socket } as ExecutionArgs;
        } catch (error) {
          // An error that left this function would close the socket, and every other subscription on it.
          const errors = error instanceof Refused ? error.errors : [asGraphQL(error)];
          const told = masked(errors, requestId);
          await asOperation({ transport: 'socket', requestId, code: codeOf(told) }, log, async () => {});
          return told.map(({ message, ...rest }) => new GraphQLError(message, rest));
        }
      },
      execute: (args) => operated(args, () => execute(args as Args)),
      subscribe: (args) => operated(args, () => subscribeShared(args)),
      onNext: (_context, _id, _payload, args, result) => {
        const { requestId } = args.contextValue as SocketContext;
        return result.errors ? { ...result, errors: masked(result.errors, requestId) as never } : undefined;
      },
      // What broke off a subscription; what was refused before it began has been masked.
      onError: (_context, _id, _payload, errors) =>
        errors.every(({ extensions }) => extensions?.['requestId']) ? undefined : masked(errors.map(asGraphQL), randomUUID()),
    },
    server,
    12_000,
  );
  server.on('connection', (socket) => {
    // Whoever asks without reading the answers would fill the memory.
    // The library would write each message that is too large, with its stack, past the log. The socket closes itself (1009).
    socket.removeAllListeners('error').on('error', (error) => log.debug({ err: error }, 'socket failed'));
    const check = () => socket.bufferedAmount > limits.socketBacklog && socket.terminate();
    socket.on('message', check).on('ping', check);
    boundMessages(socket, limits.socketMessages);
  });

  return async () => {
    sessions.stop();
    for (const socket of server.clients) socket.close(1001, 'Going away');
    await graphql.dispose();
  };
}

/** The text of an operation of our own client that came as its id. */
function textOf(extensions: object | null | undefined, operations: KnownOperations): string {
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } };
  const text = operations.text(String(persistedQuery?.sha256Hash));
  if (text === undefined) throw badInput('query', persistedQuery ? 'PERSISTED_QUERY_NOT_FOUND' : 'NO_OPERATION');
  return text;
}

const asGraphQL = (error: unknown): GraphQLError =>
  error instanceof GraphQLError ? error : new GraphQLError('INTERNAL', { originalError: error as Error });
