import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { Express, NextFunction, Request, Response } from 'express';
import { kindOf } from '../../../schema/file-kinds.ts';
import type { ErrorCode } from '../../../schema/errors.ts';
import type { FileService } from '../features/files/file.service.ts';
import type { UploadService } from '../features/files/upload.service.ts';
import type { Viewer } from '../platform/auth/viewer.ts';
import { AppError } from '../platform/errors/app-error.ts';
import { fromPostgres } from '../platform/errors/from-postgres.ts';
import type { Log } from '../platform/history/wake.ts';
import { asOperation, currentRequestId, noteOperation } from '../platform/telemetry/operation.ts';
import { refuse } from './refuse.ts';

type Parts = {
  files: FileService;
  uploads: UploadService;
  viewerOf: (request: Request) => Promise<Viewer>;
  origins: ReadonlySet<string>;
  log: Log;
};

const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

/** The doors of files: `PUT /files/upload/<ticket>` and `GET /files/<id>/<name>`. */
export function serveFiles(app: Express, { files, uploads, viewerOf, origins, log }: Parts) {
  app.use('/files', (_request: Request, response: Response, next: NextFunction) => {
    const requestId = randomUUID();
    response.setHeader('x-request-id', requestId);
    const closed = new Promise<void>((done) => response.once('close', done));
    void asOperation({ transport: 'http', requestId }, log, () => (next(), closed));
  });

  app.put('/files/upload/:ticket', async (request: Request<{ ticket: string }>, response) => {
    noteOperation({ operation: 'upload' });
    const { origin, 'content-length': announced } = request.headers;
    // A page of somewhere else could send a file with a person's cookie.
    if (origin && !origins.has(origin)) return refuse(response, 403, 'FORBIDDEN', { reason: 'ORIGIN' });
    const viewer = await viewerOf(request as never);
    if (!viewer.personId) throw new AppError('UNAUTHENTICATED');
    const length = announced === undefined ? undefined : Number(announced);
    response.status(201).json(await uploads.accept(viewer, request.params.ticket, request, length));
  });

  // Express answers HEAD by the same way; the name is for people only.
  app.get('/files/:id/:name', async (request: Request<{ id: string; name: string }>, response) => {
    noteOperation({ operation: 'download' });
    const file = await files.find(await viewerOf(request as never), request.params.id);
    const { mime, inline } = kindOf(file.kind);
    const etag = `"${file.sha256}"`;
    response.set({
      etag,
      'accept-ranges': 'bytes',
      'content-disposition': disposition(file.name, inline ? 'inline' : 'attachment'),
      // Asked for anew each time: who may read it today may not tomorrow.
      'cache-control': 'private, no-cache',
      // Browsers do not show a PDF in a sandbox, and run nothing of it outside.
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'${file.kind === 'PDF' ? '' : '; sandbox'}`,
    });
    // Not by `set`, which would say of every text that it is in UTF-8.
    response.setHeader('content-type', mime);
    if (request.headers['if-none-match']?.split(/\s*,\s*/).some((known) => known === etag || known === '*')) {
      return void response.status(304).end();
    }
    const span = spanOf(request as never, file.size, etag);
    if (span === 'NONE') return void response.status(416).set('content-range', `bytes */${file.size}`).end();
    if (span) response.status(206).set('content-range', `bytes ${span.start}-${span.end}/${file.size}`);
    response.set('content-length', String(span ? span.end - span.start + 1 : file.size));
    if (request.method === 'HEAD') return void response.end();
    await pipeline(await files.read(file, span), response).catch((error) => {
      // Whoever saves the file may go away at any moment.
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  });

  app.use('/files', (_request: Request, response: Response) => refuse(response, 404, 'NOT_FOUND'));
  app.use('/files', (error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) {
      log.error({ err: error, requestId: currentRequestId() }, 'a file broke off');
      return next(error);
    }
    for (const name of ['etag', 'accept-ranges', 'content-disposition', 'content-range', 'content-length'])
      response.removeHeader(name);
    const known = fromPostgres(error);
    if (!(known instanceof AppError)) {
      log.error({ err: error, requestId: currentRequestId() }, 'request failed');
      return refuse(response, 500, 'INTERNAL');
    }
    const { retryAfterSeconds } = known.params as { retryAfterSeconds?: number };
    if (retryAfterSeconds) response.setHeader('retry-after', String(retryAfterSeconds));
    refuse(response, STATUS[known.code] ?? 400, known.code, known.params);
  });
}

/** The one part that is asked for; undefined for the whole, which also answers what asks for several parts, or for parts of another content. */
function spanOf(request: Request, size: number, etag: string): { start: number; end: number } | 'NONE' | undefined {
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== etag) return undefined;
  const ranges = request.range(size);
  if (ranges === -1) return 'NONE';
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return undefined;
  return { start: ranges[0]!.start, end: ranges[0]!.end };
}

/** By RFC 6266: the name in plain letters for old programs, and as it is for all others. */
function disposition(name: string, how: 'inline' | 'attachment'): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
