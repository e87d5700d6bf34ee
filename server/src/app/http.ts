import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expressMiddleware, type ExpressContextFunctionArgument } from '@as-integrations/express5';
import type { ApolloServer } from '@apollo/server';
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express';
import helmet from 'helmet';
import sirv from 'sirv';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { limits } from '../../../schema/limits.ts';
import { EventCalendars } from '../features/dissemination/calendar.ts';
import { Exporter } from '../features/exports/export.ts';
import type { Context } from '../platform/auth/context.ts';
import { anonymous } from '../platform/auth/viewer.ts';
import type { Database } from '../platform/database/database.ts';
import { AppError } from '../platform/errors/app-error.ts';
import { httpStatus } from '../platform/errors/http-status.ts';
import type { Turns } from '../platform/gate/turns.ts';
import type { Log } from '../platform/history/wake.ts';
import { asOperation, currentRequestId } from '../platform/telemetry/operation.ts';
import { compressing } from './compressing.ts';
import { credentialOf } from './credentials.ts';
import { serveCalendars } from './calendar.http.ts';
import { serveExports } from './exports.http.ts';
import { serveFiles } from './files.ts';
import { serveImports } from './imports.http.ts';
import { refuse } from './refuse.ts';
import type { Viewers } from './viewers.ts';
import type { Services } from './wiring.ts';

type Parts = {
  apollo: ApolloServer<Context>;
  database: Database;
  viewers: Viewers;
  services: Pick<Services, 'files' | 'uploads' | 'imports' | 'attempts'>;
  schema: GraphQLSchema;
  turns: Turns;
  origins: ReadonlySet<string>;
  /** Where people find the hub. */
  address: string;
  trustedProxies: readonly string[];
  /** Doors of their own, each of one feature: asked before the client's page, which answers every other address. */
  doors: readonly Router[];
  clientDir: string;
  secure: boolean;
  log: Log;
  /** Whether this process takes requests: false from the moment it begins to stop. */
  isReady: () => boolean;
};

/** The doors over HTTP. */
export function serveHttp(app: Express, parts: Parts) {
  const {
    apollo,
    database,
    viewers,
    services,
    schema,
    turns,
    origins,
    address,
    trustedProxies,
    doors,
    clientDir,
    secure,
    log,
    isReady,
  } = parts;
  app.disable('x-powered-by');
  // An answer of the API is asked for anew each time; what is kept by browsers has its tag from whoever serves it.
  app.disable('etag');
  app.set('trust proxy', trustedProxies);
  app.use(
    helmet({
      strictTransportSecurity: secure,
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          // The component library writes its styles into the page.
          styleSrc: ["'self'", "'unsafe-inline'"],
          fontSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
    }),
  );
  app.use(compressing);
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    const ready =
      isReady() &&
      (await database.pool.query('select 1 from history_head limit 1').then(
        () => true,
        () => false,
      ));
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  });

  const viewerOf = async ({ headers }: Request) => {
    const credential = credentialOf(headers, secure);
    const viewer = credential && (await viewers.by(credential));
    // A browser whose session is over goes on as nobody; a program is told that its token no longer holds.
    if (!viewer && credential?.kind === 'apiToken') throw new AppError('UNAUTHENTICATED');
    return viewer || anonymous;
  };
  app.use(
    '/graphql',
    (_request: Request, response: Response, next: NextFunction) => {
      const requestId = randomUUID();
      response.setHeader('x-request-id', requestId);
      const closed = new Promise<void>((done) => response.once('close', done));
      void asOperation({ transport: 'http', requestId }, log, () => (next(), closed));
    },
    ({ headers: { origin } }: Request, response: Response, next: NextFunction) => {
      if (!origin || origins.has(origin)) next();
      else refuse(response, 403, 'FORBIDDEN', { reason: 'ORIGIN' });
    },
    express.json({ limit: limits.bodyBytes, inflate: false, type: ['application/json', 'application/graphql+json'] }),
    expressMiddleware(apollo, {
      context: async ({ req, res }: ExpressContextFunctionArgument) => {
        const viewer = await viewerOf(req).catch(withStatus);
        const requestId = String(res.getHeader('x-request-id'));
        return {
          viewer,
          read: database.read,
          requestId,
          response: res,
          ...(req.ip && { address: req.ip }),
          userAgent: req.get('user-agent'),
        };
      },
    }),
  );
  // Last of the API: what the library could not read of a request.
  app.use('/graphql', (error: Error & { status?: number }, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const status = error.status && error.status < 500 ? error.status : 500;
    if (status === 500) log.error({ err: error, requestId: currentRequestId() }, 'request failed');
    if (status === 413) return refuse(response, status, 'LIMIT_REACHED', { limit: 'bodyBytes', most: limits.bodyBytes });
    refuse(response, status, status === 500 ? 'INTERNAL' : 'BAD_USER_INPUT');
  });

  const door = { viewerOf, origins, log };
  serveFiles(app, door, services);
  serveImports(app, door, database, services.imports);
  serveExports(app, door, new Exporter(schema, database.read, turns), services.attempts);

  serveCalendars(app, { viewerOf, origins, log }, new EventCalendars(schema, database.read, turns, address), services.attempts);

  for (const door of doors) app.use(door);
  if (existsSync(clientDir)) serveClient(app, clientDir);
}

/** Tells the server library which status a failure has that comes before the operation. */
function withStatus(error: unknown): never {
  if (!(error instanceof AppError)) throw error;
  const { status, headers } = httpStatus([error.toJSON()], false)!;
  const http = { status, headers: new Map(Object.entries(headers)) };
  throw new GraphQLError(error.message, { originalError: error, extensions: { ...error.extensions, http } });
}

/** The client's files for good (their names carry a hash), and its page for every address of the app. */
function serveClient(app: Express, clientDir: string) {
  // The build lays compressed forms beside the files.
  app.use('/assets', sirv(join(clientDir, 'assets'), { immutable: true, maxAge: 31_536_000, brotli: true, gzip: true }));
  app.use(express.static(clientDir, { index: false, maxAge: '1h' }));
  app.get('/', (request, response) => response.redirect(302, `/${request.acceptsLanguages('fi', 'sv', 'en') || 'fi'}`));
  app.get(/^\/(fi|sv|en)(\/.*)?$/, async (request, response) => {
    const page = await readFile(join(clientDir, 'index.html'), 'utf8');
    response
      .type('html')
      .setHeader('cache-control', 'no-cache')
      .send(page.replace('lang="fi"', `lang="${request.params[0]}"`));
  });
  app.use((_request, response) => void response.status(404).type('text').send('Not found'));
}
