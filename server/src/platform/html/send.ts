import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
/** Shorter ones do not gain by it. */
const WORTH_IT = 1_024;

export type Text = { type: string; text: string; status?: number; maxAge?: number };

/**
 * Sends a text that everybody may keep: compressed as the reader takes it, with a mark of its content, so that the same one is not sent
 * twice.
 */
export async function sendText(request: Request, response: Response, { type, text, status = 200, maxAge }: Text): Promise<void> {
  response.status(status).vary('accept-encoding');
  response.setHeader('content-type', `${type}; charset=utf-8`);
  response.setHeader('cache-control', maxAge === undefined ? 'no-store' : `public, max-age=${maxAge}`);
  response.setHeader('etag', `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`);
  const encoding = text.length > WORTH_IT ? request.acceptsEncodings('br', 'gzip') : false;
  if (!encoding) return void response.send(Buffer.from(text));
  response.setHeader('content-encoding', encoding);
  const level = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
  response.send(await (encoding === 'br' ? brotli(text, level) : gzipped(text)));
}
