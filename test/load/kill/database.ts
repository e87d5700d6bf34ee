import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmbedded, type Embedded } from '../../../server/src/platform/database/embedded/embedded.ts';
import { dataFolder, freePort } from '../../support/hub.ts';

const ATTEMPTS = 20;

/** A PostgreSQL on one address that can be killed and started again. */
export class MortalDatabase {
  /** From when to when it was away, in milliseconds since 1970. */
  readonly outages: { from: number; to: number }[] = [];

  private constructor(
    private readonly folder: string,
    private readonly port: string,
    private server: Embedded,
  ) {}

  static async start(): Promise<MortalDatabase> {
    const folder = dataFolder();
    const port = String(await freePort());
    return new MortalDatabase(folder, port, await startEmbedded(folder, undefined, { port }));
  }

  get url(): string {
    return this.server.url;
  }

  get away(): boolean {
    return this.outages.at(-1)?.to === Infinity;
  }

  /** kill -9 of the postmaster and of everything it has started: what was not on the disk is gone. */
  async kill(): Promise<void> {
    const postmaster = Number(readFileSync(join(this.folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
    const family = [postmaster, ...childrenOf(postmaster)];
    this.outages.push({ from: Date.now(), to: Infinity });
    for (const pid of family) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended by itself meanwhile.
      }
    }
    await this.server.exited;
  }

  async restart(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        this.server = await startEmbedded(this.folder, undefined, { port: this.port });
        break;
      } catch (error) {
        // A process of before may hold its memory for a moment.
        if (attempt === ATTEMPTS) throw error;
        await pause(100);
      }
    }
    this.outages.at(-1)!.to = Date.now();
  }

  async end(): Promise<void> {
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function childrenOf(parent: number): number[] {
  const parentOf = (pid: string) => {
    try {
      return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]);
    } catch {
      return 0;
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number);
}
