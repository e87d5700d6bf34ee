import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { GraphQLError } from 'graphql';
import type { Viewer } from '../platform/auth/viewer.ts';
import { fromPostgres } from '../platform/errors/from-postgres.ts';
import { httpStatus } from '../platform/errors/http-status.ts';
import { mask } from '../platform/errors/mask.ts';
import type { Log } from '../platform/history/wake.ts';
import { asOperation, currentRequestId, noteOperation } from '../platform/telemetry/operation.ts';
import { refuse } from './refuse.ts';

/** What a request over HTTP passes that is no GraphQL: files and tables. */
export type Door = { viewerOf: (request: Request) => Promise<Viewer>; origins: ReadonlySet<string>; log: Log };

// What is refused there has the status that files and their readers know.
const STATUS: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  FILE_UNREADABLE: 422,
  CONFLICT: 409,
};

/** A request as an operation with its id, from a page of ours; what it throws leaves as an error of the contract. */
export function throughDoor(
  { origins, log }: Door,
  handle: (request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return (request: Request, response: Response) => {
    const requestId = randomUUID();
    response.setHeader('x-request-id', requestId);
    const { origin } = request.headers;
    void asOperation({ transport: 'http', requestId }, log, async () => {
      if (origin && !origins.has(origin)) return refuse(response, 403, 'FORBIDDEN', { reason: 'ORIGIN' });
      await handle(request, response).catch((error: unknown) => tell(response, error, log));
    });
  };
}

function tell(response: Response, thrown: unknown, log: Log) {
  const error = fromPostgres(thrown);
  // Whoever saves a file or a table may go away at any moment.
  if ((error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE') return;
  // Half of an answer is out: the reader must see that it breaks off.
  if (response.headersSent) {
    log.error({ err: error, requestId: currentRequestId() }, 'an answer broke off');
    return void response.destroy();
  }
  // What was said of the file that is not sent.
  for (const name of ['etag', 'accept-ranges', 'content-disposition', 'content-range', 'content-length'])
    response.removeHeader(name);
  const graphql = error instanceof GraphQLError ? error : new GraphQLError('INTERNAL', { originalError: error as Error });
  const masked = mask(graphql.toJSON(), graphql, currentRequestId(), (cause) =>
    log.error({ err: cause, requestId: currentRequestId() }, 'request failed'),
  );
  const code = String(masked.extensions?.['code']);
  noteOperation({ code: code as never });
  const head = httpStatus([masked], false);
  for (const [name, value] of Object.entries(head?.headers ?? {})) response.setHeader(name, value);
  response.status(STATUS[code] ?? head?.status ?? 400).json({ errors: [masked] });
}
