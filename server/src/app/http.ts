import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expressMiddleware } from '@as-integrations/express5';
import type { ApolloServer } from '@apollo/server';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { limits } from '../../../schema/limits.ts';
import type { Context } from '../platform/auth/context.ts';
import { anonymous } from '../platform/auth/viewer.ts';
import type { Database } from '../platform/database/database.ts';
import type { Log } from '../platform/history/wake.ts';
import { tokenOf } from './cookies.ts';
import type { Viewers } from './viewers.ts';

type Parts = {
  apollo: ApolloServer<Context>;
  database: Database;
  viewers: Viewers;
  origins: ReadonlySet<string>;
  clientDir: string;
  secure: boolean;
  log: Log;
  /** Whether this process takes requests: false from the moment it begins to stop. */
  isReady: () => boolean;
};

/** The doors over HTTP. */
export function serveHttp(app: Express, { apollo, database, viewers, origins, clientDir, secure, log, isReady }: Parts) {
  app.disable('x-powered-by');
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

  const ownOrigin = (request: Request, response: Response, next: NextFunction) => {
    const { origin } = request.headers;
    if (!origin || origins.has(origin)) next();
    else
      response
        .status(403)
        .json({ errors: [{ message: 'FORBIDDEN', extensions: { code: 'FORBIDDEN', params: { reason: 'ORIGIN' } } }] });
  };
  app.use(
    '/graphql',
    ownOrigin,
    express.json({ limit: limits.bodyBytes, inflate: false, type: ['application/json', 'application/graphql+json'] }),
    expressMiddleware(apollo, {
      context: async ({ req, res }) => {
        const token = tokenOf(req);
        const viewer = (token && (await viewers.byToken(token))) || anonymous;
        const requestId = randomUUID();
        res.setHeader('x-request-id', requestId);
        return { viewer, read: database.read, requestId, response: res };
      },
    }),
  );
  // Last of the API: what the library could not read of a request.
  app.use('/graphql', (error: Error & { status?: number }, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const status = error.status && error.status < 500 ? error.status : 500;
    if (status === 500) log.error({ err: error }, 'request failed');
    const code = status === 413 ? 'LIMIT_REACHED' : status === 500 ? 'INTERNAL' : 'BAD_USER_INPUT';
    response.status(status).json({ errors: [{ message: code, extensions: { code, params: {} } }] });
  });

  if (existsSync(clientDir)) serveClient(app, clientDir);
}

/** The client's files for good (their names carry a hash), and its page for every address of the app. */
function serveClient(app: Express, clientDir: string) {
  app.use('/assets', express.static(join(clientDir, 'assets'), { immutable: true, maxAge: '1y', index: false }));
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
