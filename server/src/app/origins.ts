import type { Config } from '../platform/config/config.ts';

/** The origins whose pages may talk to this hub with a person's cookie. */
export function allowedOrigins({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): Set<string> {
  if (publicUrl) return new Set([new URL(publicUrl).origin]);
  return new Set([host, 'localhost', '127.0.0.1'].map((name) => new URL(`http://${name}:${port}`).origin));
}

/** Where people reach the hub: what links in letters begin with. */
export function publicAddress({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return publicUrl ?? `http://${shown}:${port}`;
}
