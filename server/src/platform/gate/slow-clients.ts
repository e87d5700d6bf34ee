import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';

/**
 * How long a client may take. Whoever sends byte by byte would otherwise hold a connection for as long as they like. The server as a
 * whole waits as long as a file may take; all that is no file is held to `BODY`.
 */
export const slowClients = {
  headersTimeout: 10_000,
  requestTimeout: 2 * 3_600_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
} satisfies ServerOptions;

const BODY = 30_000;
const UPLOAD = '/files/upload/';

/** Cuts requests whose body does not come. Uploads are watched where they are received: for standing still, and for being too slow. */
export function limitBodyTime(server: Server, most = BODY): void {
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.complete || request.url?.startsWith(UPLOAD)) return;
    const timer = setTimeout(() => {
      if (request.complete) return;
      if (!response.headersSent) response.writeHead(408, { connection: 'close' }).end();
      request.socket.destroySoon();
    }, most);
    request.once('close', () => clearTimeout(timer)).once('end', () => clearTimeout(timer));
  });
}
