import { pipeline } from 'node:stream/promises';
import type { Express, Request } from 'express';
import { kindOf } from '../../../schema/file-kinds.ts';
import type { FileService } from '../features/files/file.service.ts';
import type { UploadService } from '../features/files/upload.service.ts';
import { AppError } from '../platform/errors/app-error.ts';
import { noteOperation } from '../platform/telemetry/operation.ts';
import { throughDoor, type Door } from './door.ts';

type Parts = { files: FileService; uploads: UploadService };

/** The doors of files: `PUT /files/upload/<ticket>` and `GET /files/<id>/<name>`. */
export function serveFiles(app: Express, door: Door, { files, uploads }: Parts) {
  app.put(
    '/files/upload/:ticket',
    throughDoor(door, async (request, response) => {
      noteOperation({ operation: 'upload' });
      const viewer = await door.viewerOf(request);
      if (!viewer.personId) throw new AppError('UNAUTHENTICATED');
      const announced = request.headers['content-length'];
      const length = announced === undefined ? undefined : Number(announced);
      response.status(201).json(await uploads.accept(viewer, String(request.params['ticket']), request, length));
    }),
  );

  // Express answers HEAD by the same way; the name is for people only.
  app.get(
    '/files/:id/:name',
    throughDoor(door, async (request, response) => {
      noteOperation({ operation: 'download' });
      const file = await files.find(await door.viewerOf(request), String(request.params['id']));
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
      const span = spanOf(request, file.size, etag);
      if (span === 'NONE') return void response.status(416).set('content-range', `bytes */${file.size}`).end();
      if (span) response.status(206).set('content-range', `bytes ${span.start}-${span.end}/${file.size}`);
      response.set('content-length', String(span ? span.end - span.start + 1 : file.size));
      if (request.method === 'HEAD') return void response.end();
      await pipeline(await files.read(file, span), response);
    }),
  );

  app.use(
    '/files',
    throughDoor(door, async () => {
      throw new AppError('NOT_FOUND');
    }),
  );
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
