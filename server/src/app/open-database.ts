import type { Config } from '../platform/config/config.ts';
import { startEmbedded } from '../platform/database/embedded/embedded.ts';

/** The database of this installation. `lost` resolves with the reason when one of our own is gone. */
export type OpenDatabase = { url: string; lost: Promise<string>; close(): Promise<void> };

/** The database that the settings name, or our own, started for as long as this process wants it. */
export async function openDatabase({ databaseUrl, dataDir }: Config, say: (line: string) => void): Promise<OpenDatabase> {
  if (databaseUrl) return { url: databaseUrl, lost: new Promise(() => {}), close: async () => {} };
  say(`Starting PostgreSQL on the data in ${dataDir}`);
  const { url, exited, stop } = await startEmbedded(dataDir, say);
  return { url, lost: exited.then(() => 'PostgreSQL is gone.'), close: stop };
}
