import type { ServerOptions } from 'node:http';

/** How long a client may take. Whoever sends byte by byte would otherwise hold a connection for as long as they like. */
export const slowClients = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
} satisfies ServerOptions;
