import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Server } from 'node:http';
import { limits } from '../../../schema/limits.ts';
import type { Context } from '../platform/auth/context.ts';
import { mask } from '../platform/errors/mask.ts';
import type { Log } from '../platform/history/wake.ts';
import { JsonText, answer, isPlanned } from '../platform/reading/answer.ts';

/** GraphQL over HTTP: the library parses, validates and speaks the protocol; operations are answered by planned reading. */
export function createGraphQL(schema: GraphQLSchema, httpServer: Server, log: Log, closeSockets: () => Promise<void>) {
  const planned: ApolloServerPlugin<Context> = {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operationName, request, contextValue }) {
          const asked = { document, operationName, variables: request.variables };
          if (!isPlanned(schema, asked)) return null;
          const { data, errors } = await answer(schema, asked, contextValue);
          const masked = errors?.map((error) =>
            mask(error.toJSON(), error, contextValue.requestId, (cause) =>
              log.error({ err: cause, requestId: contextValue.requestId }, 'request failed'),
            ),
          );
          return {
            http: { headers: new HeaderMap() },
            body: { kind: 'single', singleResult: { ...(masked && { errors: masked }), data: data as never } },
          };
        },
        async willSendResponse({ response: { body }, contextValue }) {
          if (body.kind !== 'single') return;
          for (const { extensions } of body.singleResult.errors ?? [])
            if (extensions && !extensions['requestId']) extensions['requestId'] = contextValue.requestId;
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
      planned,
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: 5_000 }),
      ApolloServerPluginLandingPageDisabled(),
    ],
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    // What PostgreSQL wrote goes out as it is.
    stringifyResult: (result) =>
      (result.data as unknown) instanceof JsonText
        ? `{"data":${(result.data as unknown as JsonText).text}}`
        : JSON.stringify(result),
    // What the library itself refuses (parsing, validation) is formatted without a context: its id is added on the way out.
    formatError: (formatted, error) => mask(formatted, error, '', (cause) => log.error({ err: cause }, 'request failed')),
    logger: { debug() {}, info() {}, warn: (text: string) => log.warn({}, text), error: (text: string) => log.error({}, text) },
  });
}
