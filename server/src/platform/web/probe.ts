import { lookup } from 'node:dns/promises';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress, type AddressRule } from './public-address.ts';

/** What came of asking for an address. */
export enum LinkOutcome {
  ANSWERS = 'ANSWERS',
  REFUSES = 'REFUSES',
  NOT_FOUND = 'NOT_FOUND',
  SERVER_ERROR = 'SERVER_ERROR',
  TOO_MANY_REDIRECTS = 'TOO_MANY_REDIRECTS',
  TIMED_OUT = 'TIMED_OUT',
  UNKNOWN_HOST = 'UNKNOWN_HOST',
  NOT_PUBLIC = 'NOT_PUBLIC',
  UNREACHABLE = 'UNREACHABLE',
  NO_WEB_ADDRESS = 'NO_WEB_ADDRESS',
}
export type Probed = { outcome: LinkOutcome; status: number | null };
export type ProbeOptions = {
  allowed?: AddressRule;
  /** For all of it: names, redirects, answers. */
  timeout?: number;
  /** Breaks it off; then the reason is thrown. */
  signal?: AbortSignal;
  userAgent?: string;
};

const MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];

class Ended extends Error {
  constructor(
    readonly outcome: LinkOutcome,
    readonly status: number | null = null,
  ) {
    super(outcome);
  }
}

/**
 * Whether an address of the web still answers. Each step of a redirect is held against the rule anew, and the connection goes to the
 * very address that was held against it: a name that resolves to something else a moment later leads nowhere.
 */
export async function probe(address: string, options: ProbeOptions = {}): Promise<Probed> {
  const { timeout = 10_000, signal: stopped } = options;
  const timer = AbortSignal.timeout(timeout);
  const signal = stopped ? AbortSignal.any([timer, stopped]) : timer;
  try {
    // Asked for the head alone, some servers answer wrongly, or not at all.
    const head = await follow(address, 'HEAD', signal, options);
    const { outcome, status } = head === null || head >= 400 ? ended(await follow(address, 'GET', signal, options)) : ended(head);
    return { outcome, status };
  } catch (error) {
    stopped?.throwIfAborted();
    if (error instanceof Ended) return { outcome: error.outcome, status: error.status };
    return { outcome: timer.aborted ? LinkOutcome.TIMED_OUT : LinkOutcome.UNREACHABLE, status: null };
  }
}

/** The status at the end of the redirects; null where a server broke off what it was asked by HEAD. */
async function follow(from: string, method: 'HEAD' | 'GET', signal: AbortSignal, options: ProbeOptions): Promise<number | null> {
  let address = from;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    let answer: { status: number; location: string | undefined };
    try {
      answer = await ask(address, method, signal, options);
    } catch (error) {
      if (error instanceof Ended || signal.aborted || method === 'GET') throw error;
      return null;
    }
    if (!REDIRECTS.includes(answer.status) || !answer.location) return answer.status;
    if (!URL.canParse(answer.location, address)) throw new Ended(LinkOutcome.NO_WEB_ADDRESS, answer.status);
    address = new URL(answer.location, address).href;
  }
  throw new Ended(LinkOutcome.TOO_MANY_REDIRECTS);
}

async function ask(address: string, method: 'HEAD' | 'GET', signal: AbortSignal, { allowed, userAgent }: ProbeOptions) {
  if (!URL.canParse(address)) throw new Ended(LinkOutcome.NO_WEB_ADDRESS);
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) throw new Ended(LinkOutcome.NO_WEB_ADDRESS);
  const pinned = await resolve(url.hostname.replace(/^\[|\]$/g, ''), signal, allowed ?? isPublicAddress);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise<{ status: number; location: string | undefined }>((done, fail) => {
    const options: RequestOptions = {
      method,
      signal,
      agent: false,
      lookup: (_host, { all }, found) =>
        all ? (found as unknown as (e: null, a: object[]) => void)(null, [pinned]) : found(null, pinned.address, pinned.family),
      headers: { accept: '*/*', ...(userAgent && { 'user-agent': userAgent }) },
    };
    const request = send(url, options, (response: IncomingMessage) => {
      const { statusCode = 0, headers } = response;
      // Its head says all that is asked: whatever else it holds is not waited for.
      response.destroy();
      done({ status: statusCode, location: headers.location });
    });
    request.once('error', fail);
    request.end();
  });
}

/** An address of the host. Where one of them may not be connected to, none is: the next answer could bring that one first. */
async function resolve(host: string, signal: AbortSignal, allowed: AddressRule): Promise<{ address: string; family: number }> {
  const family = isIP(host);
  const found = family
    ? [{ address: host, family }]
    : await broken(signal, lookup(host, { all: true })).catch((error) => {
        if (signal.aborted) throw error;
        throw new Ended(LinkOutcome.UNKNOWN_HOST);
      });
  if (!found.length) throw new Ended(LinkOutcome.UNKNOWN_HOST);
  if (!found.every(({ address }) => allowed(address))) throw new Ended(LinkOutcome.NOT_PUBLIC);
  return found[0]!;
}

/** A promise that is no longer waited for once the signal says so: looking up a name cannot be broken off. */
async function broken<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const stopped = Promise.withResolvers<never>();
  const stop = () => stopped.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, stopped.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function ended(status: number | null): Probed {
  if (status === null) return { outcome: LinkOutcome.UNREACHABLE, status };
  if (status < 400) return { outcome: LinkOutcome.ANSWERS, status };
  if ([401, 403, 405, 407, 429, 451].includes(status)) return { outcome: LinkOutcome.REFUSES, status };
  return { outcome: status < 500 ? LinkOutcome.NOT_FOUND : LinkOutcome.SERVER_ERROR, status };
}
