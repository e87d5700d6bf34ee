import express, { Router, type NextFunction, type Request, type Response } from 'express';
import { AppError } from '../../../platform/errors/app-error.ts';
import { sendText } from '../../../platform/html/send.ts';
import type { Log } from '../../../platform/history/wake.ts';
import type { OaiProvider } from './oai.provider.ts';

/** Harvesters answered at the same time by one process; a list of records is much work, and others wait for the database too. */
const AT_ONCE = 4;
const RETRY_AFTER = '5';

/** OAI-PMH over HTTP, by GET and by POST. Under load a harvester is told when to come back. */
export function oaiDoor(provider: OaiProvider, log: Log): Router {
  const door = Router();
  let busy = 0;
  const later = (response: Response) =>
    void response.status(503).setHeader('retry-after', RETRY_AFTER).type('text').send('Come back in a moment');

  const answer = async (given: URLSearchParams, request: Request, response: Response) => {
    if (busy >= AT_ONCE) return later(response);
    busy += 1;
    try {
      await sendText(request, response, { type: 'text/xml', text: await provider.answer(given) });
    } finally {
      busy -= 1;
    }
  };
  const asked = ({ originalUrl }: Request) => new URLSearchParams(originalUrl.split('?')[1] ?? '');

  door.get('/oai', (request, response) => answer(asked(request), request, response));
  door.post(
    '/oai',
    express.text({ type: 'application/x-www-form-urlencoded', limit: '8kb' }),
    // Nothing in the form: nothing was asked.
    (request, response) => answer(new URLSearchParams(typeof request.body === 'string' ? request.body : ''), request, response),
  );
  door.all('/oai', (_request, response) => void response.setHeader('allow', 'GET, HEAD, POST').sendStatus(405));
  door.use('/oai', (error: Error & { status?: number }, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    if (error.status && error.status < 500) return void response.sendStatus(error.status);
    log.error({ err: error }, 'oai: a request failed');
    if (error instanceof AppError && error.code === 'UNAVAILABLE') return later(response);
    response.status(500).type('text').send('Something went wrong here');
  });
  return door;
}
