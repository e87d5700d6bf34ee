import type { Server } from 'node:http';
import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { parse, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Context } from '../platform/auth/context.ts';
import { httpStatus } from '../platform/errors/http-status.ts';
import { codeOf, mask, maskAll } from '../platform/errors/mask.ts';
import { Refused, type Gate, type Prepared } from '../platform/gate/prepare.ts';
import type { KnownOperations } from '../platform/gate/known-operations.ts';
import { callerOf, refusedTurn, type Turns } from '../platform/gate/turns.ts';
import type { Log } from '../platform/history/wake.ts';
import { JsonText, answer } from '../platform/reading/answer.ts';
import { currentRequestId, described, noteOperation } from '../platform/telemetry/operation.ts';

type Parts = {
  schema: GraphQLSchema;
  gate: Gate;
  operations: KnownOperations;
  httpServer: Server;
  turns: Turns;
  log: Log;
  closeSockets: () => Promise<void>;
};

const NOTHING = parse('{ __typename }');

/** GraphQL over HTTP: the library speaks the protocol, the gate decides what comes in, planned reading answers. */
export function createGraphQL({ schema, gate, operations, httpServer, turns, log, closeSockets }: Parts) {
  const failed = (requestId: string | undefined) => (cause: unknown) => log.error({ err: cause, requestId }, 'request failed');

  const respond = ({ errors = [], data }: ExecutionResult, { requestId }: Context) => {
    const masked = maskAll(errors, requestId, failed(requestId));
    noteOperation({ code: codeOf(masked) });
    const head = errors.length ? httpStatus(masked, data !== undefined) : undefined;
    return {
      http: { ...(head && { status: head.status }), headers: new HeaderMap(Object.entries(head?.headers ?? {})) },
      body: {
        kind: 'single' as const,
        // An answer of another status than 200 is no answer to the operation, and has no data.
        singleResult: { ...(masked.length && { errors: masked }), ...(!head && { data: data as never }) },
      },
    };
  };

  const gated: ApolloServerPlugin<Context> = {
    async requestDidStart({ contextValue }) {
      let prepared: Prepared | Refused | undefined;
      return {
        async didResolveSource(request) {
          const { operationName, variables } = request.request;
          prepared = tried(() =>
            gate.prepare(
              { text: request.source, operationName, variables },
              { viewer: contextValue.viewer, subscriptions: false },
            ),
          );
          if (!(prepared instanceof Refused)) noteOperation(described(prepared.operation));
          // With a document at hand the library neither parses nor validates another time.
          (request as { document?: DocumentNode }).document = prepared instanceof Refused ? NOTHING : prepared.document;
        },
        async responseForOperation({ document, operationName, request }) {
          if (prepared instanceof Refused) return respond({ errors: prepared.errors }, contextValue);
          if (!prepared || prepared.introspection) return null;
          const asked = { document, operationName, variables: request.variables };
          const result = await turns
            .take(callerOf(contextValue.viewer, contextValue.address), () => answer(schema, asked, contextValue))
            .catch(refusedTurn);
          return respond(result, contextValue);
        },
        async willSendResponse({ response: { http } }) {
          // An unknown id of an operation: the library would say that all is well.
          if (!prepared && http.status === 200) http.status = 400;
        },
      };
    },
    async serverWillStart() {
      return { drainServer: closeSockets };
    },
  };
  return new ApolloServer<Context>({
    schema,
    plugins: [
      gated,
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: 5_000 }),
      ApolloServerPluginLandingPageDisabled(),
    ],
    introspection: true,
    csrfPrevention: true,
    documentStore: null,
    persistedQueries: { cache: operations },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // What PostgreSQL wrote goes out as it is.
    stringifyResult: (result) =>
      (result.data as unknown) instanceof JsonText
        ? `{"data":${(result.data as unknown as JsonText).text}}`
        : JSON.stringify(result),
    // What the library itself refuses is formatted here.
    formatError: (formatted, error) => {
      const masked = mask(formatted, error, currentRequestId(), failed(currentRequestId()));
      noteOperation({ code: codeOf([masked]) });
      return masked;
    },
    logger: { debug() {}, info() {}, warn: (text: string) => log.warn({}, text), error: (text: string) => log.error({}, text) },
  });
}

function tried(work: () => Prepared): Prepared | Refused {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}
