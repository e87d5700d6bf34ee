import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { limitBodyTime } from './slow-clients.ts';

/** Sends the beginning of a body and no more, and answers with the status that came of it. */
async function statusOf(path: string): Promise<number | undefined> {
  const server = createServer((incoming, response) => incoming.on('end', () => response.end()).resume());
  limitBodyTime(server, 100);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  try {
    return await new Promise((done, fail) => {
      const sending = request({ port, path, method: 'PUT', headers: { 'content-length': 10 } });
      sending.once('response', ({ statusCode }) => done(statusCode)).once('error', fail);
      sending.write('12345');
      // An upload ends by itself, later than another request would be cut.
      if (path.startsWith('/files/upload/')) setTimeout(() => sending.end('67890'), 300);
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a request whose body does not come is cut', async () => {
  expect(await statusOf('/graphql')).toBe(408);
});

test('an upload may take its time: it is watched where it is received', async () => {
  expect(await statusOf('/files/upload/ticket')).toBe(200);
});
