import type { IncomingHttpHeaders } from 'node:http';

/** What a caller brings to say who it is: a browser its session's cookie, a program its API token. */
export type Credential = { kind: 'session' | 'apiToken'; secret: string };

/** The cookie's name. Where the hub is reached by https, browsers themselves see to it that no other site or plain connection sets it. */
export const cookieName = (secure: boolean) => `${secure ? '__Host-' : ''}hankeverkko_session`;

/** The credential of a request: a token where it brings one, else its cookie. */
export function credentialOf({ authorization, cookie }: IncomingHttpHeaders, secure: boolean): Credential | undefined {
  const token = bearer(authorization);
  if (token) return token;
  const pairs = cookie?.split(';').map((pair) => pair.trim().split('=') as [string, string]);
  const secret = pairs?.find(([name]) => name === cookieName(secure))?.[1];
  return secret ? { kind: 'session', secret } : undefined;
}

/** The token of an Authorization header, or of a socket's connection parameter of that name; what is of another scheme is not for us. */
export function bearer(authorization: unknown): Credential | undefined {
  const secret = typeof authorization === 'string' && /^Bearer +(\S{1,500})$/i.exec(authorization)?.[1];
  return secret ? { kind: 'apiToken', secret } : undefined;
}
