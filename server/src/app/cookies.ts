import type { Context } from '../platform/auth/context.ts';
import { anonymous } from '../platform/auth/viewer.ts';
import { AppError } from '../platform/errors/app-error.ts';
import type { Cookies } from '../features/partnerships/viewer.types.ts';
import { cookieName } from './credentials.ts';
import type { Viewers } from './viewers.ts';

/** Sessions as HttpOnly cookies of this site; secure ones where the hub is reached by https. */
export function sessionCookies(viewers: Viewers, secure: boolean): Cookies {
  const name = cookieName(secure);
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  const response = ({ response }: Context) => {
    // A cookie cannot be set on a socket that is open already.
    if (!response) throw new AppError('BAD_USER_INPUT', { problem: 'NOT_ON_A_SOCKET' });
    return response;
  };
  return {
    expected: response,
    async set(context, token, maxAgeSeconds) {
      response(context).cookie(name, token, { ...options, maxAge: maxAgeSeconds * 1000 });
      context.viewer = (await viewers.by({ kind: 'session', secret: token })) ?? anonymous;
    },
    async clear(context) {
      response(context).clearCookie(name, options);
      context.viewer = anonymous;
    },
    async renew(context) {
      context.viewer = (await viewers.bySession(context.viewer.sessionId!)) ?? anonymous;
    },
  };
}
