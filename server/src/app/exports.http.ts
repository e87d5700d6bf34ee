import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Express, Request } from 'express';
import { csvOf, xlsxOf, type Exporter } from '../features/exports/export.ts';
import { isList } from '../features/exports/export.lists.ts';
import { badInput, notFound } from '../platform/errors/app-error.ts';
import type { Attempts } from '../platform/gate/attempts.ts';
import { callerOf } from '../platform/gate/turns.ts';
import { throughDoor, type Door } from './door.ts';
import { languageOf } from './imports.http.ts';

/** Every list goes out as a table, as it stands on its page: `/exports/materials.xlsx?variables={…}&language=fi`. */
export function serveExports(app: Express, door: Door, exporter: Exporter, attempts: Attempts) {
  app.get(
    '/exports/:file',
    throughDoor(door, async (request, response) => {
      const [, list = '', format] = /^(\w+)\.(xlsx|csv)$/.exec(String(request.params['file'])) ?? [];
      if (!isList(list)) throw notFound('list');
      const viewer = await door.viewerOf(request);
      const caller = callerOf(viewer, request.ip);
      // A list can take hundreds of statements.
      await attempts.take([{ of: `export by ${caller}`, most: 100, seconds: 600 }]);
      const exported = await exporter.open(viewer, {
        list,
        variables: variablesOf(request),
        language: languageOf(request),
        caller,
      });
      response.attachment(`${exported.name}.${format}`).setHeader('cache-control', 'no-store');
      if (format === 'xlsx') return void response.send(await xlsxOf(exported));
      response.type('text/csv; charset=utf-8');
      await pipeline(Readable.from(csvOf(exported)), response);
    }),
  );
}

function variablesOf({ query }: Request): Record<string, unknown> {
  const text = query['variables'];
  if (text === undefined || text === '') return {};
  try {
    const variables: unknown = JSON.parse(String(text));
    if (variables && typeof variables === 'object' && !Array.isArray(variables)) return variables as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw badInput('variables', 'MALFORMED_VALUE');
}
