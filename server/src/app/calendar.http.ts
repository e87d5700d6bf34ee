import type { Express, Request, Response } from 'express';
import type { EventCalendars } from '../features/dissemination/calendar.ts';
import { EventKind } from '../features/dissemination/dissemination-event.entity.ts';
import { badInput } from '../platform/errors/app-error.ts';
import type { Attempts } from '../platform/gate/attempts.ts';
import { callerOf } from '../platform/gate/turns.ts';
import { throughDoor, type Door } from './door.ts';
import { languageOf } from './imports.http.ts';

/**
 * Events for calendars: one of them, and a feed of a project’s. Whoever brings nothing sees what is published; a program with an API
 * token, and a browser that is signed in, what they see elsewhere.
 */
export function serveCalendars(app: Express, door: Door, calendars: EventCalendars, attempts: Attempts) {
  const asked = async (request: Request) => {
    const viewer = await door.viewerOf(request);
    const caller = callerOf(viewer, request.ip);
    await attempts.take([{ of: `calendar by ${caller}`, most: 600, seconds: 600 }]);
    return { viewer, caller, language: languageOf(request) };
  };
  app.get(
    '/events/:file',
    throughDoor(door, async (request, response) => {
      const [, id = ''] = /^([0-9a-f-]{36})\.ics$/i.exec(String(request.params['file'])) ?? [];
      send(response, await calendars.one(id, await asked(request)));
    }),
  );
  app.get(
    '/events.ics',
    throughDoor(door, async (request, response) => {
      const projectId = one(request, 'project');
      if (!projectId) throw badInput('project', 'REQUIRED');
      send(response, await calendars.feed(projectId, filterOf(request), await asked(request)));
    }),
  );
}

function send(response: Response, text: string) {
  response.type('text/calendar; charset=utf-8').setHeader('cache-control', 'no-store');
  response.send(text);
}

const one = ({ query }: Request, name: string): string => (typeof query[name] === 'string' ? query[name] : '');
const several = (request: Request, name: string): string[] => one(request, name).split(',').filter(Boolean);

function filterOf(request: Request) {
  const [kinds, themes, regions] = ['kind', 'theme', 'region'].map((name) => several(request, name));
  if (kinds!.some((kind) => !Object.hasOwn(EventKind, kind))) throw badInput('kind', 'UNKNOWN_VALUE');
  const given = (values: string[] | undefined) => (values?.length ? values : null);
  return {
    kinds: given(kinds),
    themes: given(themes),
    regions: given(regions),
    organisationId: one(request, 'organiser') || null,
  };
}
