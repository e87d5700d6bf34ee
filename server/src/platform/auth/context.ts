import type { Response } from 'express';
import type { Read } from '../reading/answer.ts';
import type { Viewer } from './viewer.ts';

/** What every resolver gets: who asks, and how an operation's statement is run. Signing in changes `viewer` for the rest of the operation. */
export type Context = {
  viewer: Viewer;
  read: Read;
  requestId: string;
  /** Of the request over HTTP; a socket has none, and cannot sign in. */
  response?: Response;
  /** Where the request over HTTP comes from. */
  address?: string;
  /** What the browser says of itself. */
  userAgent?: string | undefined;
};

/** Of an operation on a socket, where a subscription outlives what was known when it began. */
export type SocketContext = Context & {
  follow(projectId: string, after: string | null | undefined): Promise<AsyncIterator<unknown>>;
};
