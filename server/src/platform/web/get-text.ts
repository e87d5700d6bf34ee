import { lookup } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress, type AddressRule } from './public-address.ts';

export type GetOptions = {
  /** Which addresses may be connected to; those of the public internet when left out. */
  allowed?: AddressRule;
  timeout?: number;
  mostBytes?: number;
  signal?: AbortSignal;
};
export type Got = { status: number; text: string; retryAfter: number | undefined };

/** An answer that was not waited for to its end, or a place that is not gone to. */
export class Ungettable extends Error {}

/**
 * The text at an address of the web, within a time and a size. The connection goes to the very address that was held against the rule;
 * redirects are not followed.
 */
export function getText(address: string, options: GetOptions = {}): Promise<Got> {
  const { allowed = isPublicAddress, timeout = 20_000, mostBytes = 8 * 1024 * 1024, signal } = options;
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !allowed(host)) return Promise.reject(new Ungettable('NOT_PUBLIC'));
  const pinned: LookupFunction = (name, asked, found) =>
    lookup(name, { ...asked, all: true }, (error, addresses) => {
      // Where one of them may not be connected to, none is: the next answer could bring that one first.
      const refused = error ?? (addresses.every((one) => allowed(one.address)) ? null : new Ungettable('NOT_PUBLIC'));
      if (refused) return found(refused, [], 0);
      if (asked.all) return found(null, addresses);
      found(null, addresses[0]!.address, addresses[0]!.family);
    });
  const ended = AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal] : [])]);
  return new Promise<Got>((done, fail) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const headers = { accept: 'text/xml, application/xml', 'user-agent': 'Hankeverkko' };
    const request = send(url, { agent: false, lookup: pinned, signal: ended, headers }, (response: IncomingMessage) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        if (size > mostBytes) response.destroy(new Ungettable('TOO_LARGE'));
        else parts.push(part);
      });
      response.once('error', fail);
      response.once('end', () => {
        const seconds = Number(response.headers['retry-after']);
        const retryAfter = Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
        done({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8'), retryAfter });
      });
    });
    request.once('error', fail);
    request.end();
  });
}
