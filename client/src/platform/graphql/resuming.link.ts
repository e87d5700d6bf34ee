import { ApolloLink } from '@apollo/client/link';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { print } from 'graphql';
import type { Client } from 'graphql-ws';
import { Observable, defer, retry, tap, throwError, type ObservableInput } from 'rxjs';

/** What happens to the line under the subscriptions. */
export type LineState = 'open' | 'lost' | 'ended';
type Frames = { data?: Record<string, { cursor?: string } | null> | null };
type Parts = {
  client: Pick<Client, 'subscribe'>;
  /** When to try again for the nth time. */
  pause: (attempt: number) => ObservableInput<unknown>;
  onState: (state: LineState) => void;
};

// Bad request, session ended, protocol, duplicate, broken hook: trying again would only repeat it.
const finalCloses = new Set([4400, 4401, 4406, 4409, 4500]);
const passingCodes = new Set(['UNAVAILABLE', 'RATE_LIMITED']);

/** Whether a line that broke for this stays broken. */
export function isFinal(cause: unknown): boolean {
  if (Array.isArray(cause)) return !cause.every((error) => passingCodes.has(error?.extensions?.code));
  return finalCloses.has((cause as { code?: number } | null)?.code ?? 0);
}

/**
 * Subscriptions that survive a lost line without missing or repeating anything: each new try goes on after the last cursor received.
 * The socket library must not retry by itself, since it would repeat the first variables.
 */
export function resumingLink({ client, pause, onState }: Parts): ApolloLink {
  return new ApolloLink((operation) => {
    let after = operation.variables['after'] as string | null | undefined;
    const query = print(operation.query);
    return defer(
      () =>
        new Observable<ApolloLink.Result>((subscriber) =>
          client.subscribe(
            { query, operationName: operation.operationName, variables: { ...operation.variables, after } },
            {
              next: (result) => subscriber.next(result as ApolloLink.Result),
              error: (cause) => subscriber.error(cause),
              complete: () => subscriber.complete(),
            },
          ),
        ),
    ).pipe(
      tap((result) => {
        after = cursorIn(result as Frames) ?? after;
        onState('open');
      }),
      retry({
        resetOnSuccess: true,
        delay: (cause, attempt) => {
          const final = isFinal(cause);
          onState(final && (cause as { code?: number }).code === 4401 ? 'ended' : 'lost');
          return final ? throwError(() => asError(cause)) : pause(attempt);
        },
      }),
    );
  });
}

const cursorIn = ({ data }: Frames) => Object.values(data ?? {}).find((field) => field?.cursor)?.cursor;

const asError = (cause: unknown) =>
  Array.isArray(cause)
    ? new CombinedGraphQLErrors({ data: null, errors: cause })
    : new Error(`The line was closed for good (${(cause as { code?: number } | null)?.code ?? 'unknown'})`);
