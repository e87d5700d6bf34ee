import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Express, Request } from 'express';
import { limits } from '../../../schema/limits.ts';
import { ImportKind } from '../features/imports/import.entity.ts';
import { problemsFile } from '../features/imports/import.problems.ts';
import type { ImportService } from '../features/imports/import.service.ts';
import type { Language } from '../features/people/person.entity.ts';
import type { Database } from '../platform/database/database.ts';
import { AppError, badInput } from '../platform/errors/app-error.ts';
import { throughDoor, type Door } from './door.ts';

/** Files for imports come in here, and what was not taken of them goes out. */
export function serveImports(app: Express, door: Door, database: Database, imports: ImportService) {
  app.post(
    '/imports',
    throughDoor(door, async (request, response) => {
      const { target, projectId, name } = request.query;
      if (!isKind(target)) throw badInput('target', 'UNKNOWN_VALUE');
      const destination = {
        target,
        projectId: typeof projectId === 'string' && projectId ? projectId.toLowerCase() : null,
        fileName: typeof name === 'string' ? name : '',
      };
      const viewer = await door.viewerOf(request);
      // Whoever may not bring one need not send it.
      await imports.expect(viewer, destination);
      response.status(201).json(await imports.bring(viewer, destination, await bodyOf(request)));
    }),
  );
  app.get(
    '/imports/:id/problems.csv',
    throughDoor(door, async (request, response) => {
      const { name, lines } = await problemsFile(
        database,
        await door.viewerOf(request),
        String(request.params['id']),
        languageOf(request),
      );
      response.attachment(name).type('text/csv; charset=utf-8').setHeader('cache-control', 'no-store');
      await pipeline(Readable.from(lines), response);
    }),
  );
}

const isKind = (target: unknown): target is ImportKind => (Object.values(ImportKind) as unknown[]).includes(target);

export const languageOf = ({ query }: Request): Language => {
  const asked = query['language'];
  return (asked === 'sv' || asked === 'en' ? asked : 'fi') as Language;
};

/** The body as it is sent, in bytes, and no more of it than a file may have. */
async function bodyOf(request: Request): Promise<Buffer> {
  const tooLarge = () => new AppError('LIMIT_REACHED', { limit: 'importBytes', most: limits.importBytes });
  if (Number(request.headers['content-length'] ?? 0) > limits.importBytes) throw tooLarge();
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > limits.importBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}
