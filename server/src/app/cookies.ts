import type { IncomingMessage } from 'node:http';
import type { Context } from '../platform/auth/context.ts';
import { anonymous } from '../platform/auth/viewer.ts';
import { AppError } from '../platform/errors/app-error.ts';
import type { Cookies } from '../features/partnerships/viewer.resolver.ts';
import type { Viewers } from './viewers.ts';

const NAME = 'hankeverkko_session';

/** The session's token of a request: from its cookie. */
export function tokenOf({ headers }: IncomingMessage): string | undefined {
  const pairs = headers.cookie?.split(';').map((pair) => pair.trim().split('=') as [string, string]);
  return pairs?.find(([name]) => name === NAME)?.[1];
}

/** Sessions as HttpOnly cookies of this site; secure ones where the hub is reached by https. */
export function sessionCookies(viewers: Viewers, secure: boolean): Cookies {
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  const response = ({ response }: Context) => {
    // A cookie cannot be set on a socket that is open already.
    if (!response) throw new AppError('BAD_USER_INPUT', { problem: 'NOT_ON_A_SOCKET' });
    return response;
  };
  return {
    async set(context, token, maxAgeSeconds) {
      response(context).cookie(NAME, token, { ...options, maxAge: maxAgeSeconds * 1000 });
      context.viewer = (await viewers.byToken(token)) ?? anonymous;
    },
    async clear(context) {
      response(context).clearCookie(NAME, options);
      context.viewer = anonymous;
    },
    async renew(context) {
      context.viewer = (await viewers.bySession(context.viewer.sessionId!)) ?? anonymous;
    },
  };
}
