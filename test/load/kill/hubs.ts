import { setTimeout as pause } from 'node:timers/promises';
import { freePort, startHub, type HubProcess } from '../../support/hub.ts';
import type { MortalDatabase } from './database.ts';

const STOP = 10_000;

/** Three hubs over one database, each started again whenever it has ended, as a supervisor does it. */
export class Hubs {
  /** What a hub did that no hub may do. */
  readonly faults: string[] = [];
  /** How long each took to be ready again. */
  readonly starts: number[] = [];
  private readonly running: (HubProcess | undefined)[];
  private readonly starting: Promise<void>[] = [];
  private ending = false;

  private constructor(
    private readonly ports: readonly string[],
    private readonly database: MortalDatabase,
    private readonly program: readonly string[] | undefined,
  ) {
    this.running = ports.map(() => undefined);
  }

  /** Starts them; `program` is another one than the built hub. */
  static async start(database: MortalDatabase, program?: readonly string[]): Promise<Hubs> {
    const ports = [String(await freePort()), String(await freePort()), String(await freePort())];
    const hubs = new Hubs(ports, database, program);
    for (const at of ports.keys()) await hubs.launch(at);
    return hubs;
  }

  get addresses(): string[] {
    return this.ports.map((port) => `http://127.0.0.1:${port}`);
  }

  /** Those that take requests. */
  get ready(): number[] {
    return [...this.ports.keys()].filter((at) => this.running[at]);
  }

  /** Ends a hub, and lets it come back by itself. */
  async strike(at: number, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    await this.finish(at, signal);
    this.starting[at] = this.launch(at);
  }

  /** Stops them all in the proper way. */
  async end(): Promise<void> {
    this.ending = true;
    await Promise.all(this.starting);
    await Promise.all(this.ready.map((at) => this.finish(at, 'SIGTERM')));
  }

  private async finish(at: number, signal: 'SIGKILL' | 'SIGTERM') {
    const hub = this.running[at]!;
    this.running[at] = undefined;
    const begun = Date.now();
    const code = await hub.stop(signal);
    if (signal === 'SIGKILL') return;
    if (code !== 0) this.faults.push(`a hub that was asked to stop ended with ${code}: ${hub.output().slice(-3000)}`);
    if (Date.now() - begun > STOP) this.faults.push(`a hub took ${Date.now() - begun} ms to stop`);
  }

  private async launch(at: number): Promise<void> {
    const begun = Date.now();
    for (;;) {
      const outages = this.database.outages.length;
      try {
        const hub = await startHub(
          { DATABASE_URL: this.database.url, DEMO: '1', POOL_SIZE: '8', PORT: this.ports[at] },
          this.program,
        );
        this.running[at] = hub;
        this.starts.push(Date.now() - begun);
        void hub.ended.then((code) => this.lost(at, hub, code));
        return;
      } catch (error) {
        // It may give up when the database is away, or went away while it started.
        if (!this.database.away && this.database.outages.length === outages) this.faults.push(String(error));
        if (this.faults.length > 20) throw error;
        await pause(200);
      }
    }
  }

  private lost(at: number, hub: HubProcess, code: number | NodeJS.Signals) {
    if (this.running[at] !== hub) return;
    this.running[at] = undefined;
    this.faults.push(`a hub ended by itself with ${code}: ${hub.output().slice(-3000)}`);
    if (!this.ending) this.starting[at] = this.launch(at);
  }
}
