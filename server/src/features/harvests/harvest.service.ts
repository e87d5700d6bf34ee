import { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { HUB_STREAM } from '../../platform/history/record.ts';
import type { Job } from '../../platform/jobs/job.ts';
import { AoeClient, HarvestFailed, type AoeOptions } from './aoe.client.ts';
import { readMaterial, type Found, type Problem } from './aoe.material.ts';
import type { AoeRecord } from './aoe.record.ts';
import { mergeMaterials } from './harvest.merge.ts';
import { harvestAudience } from './harvest.history.ts';
import { startHarvest } from './harvest.policy.ts';

declare module '../../platform/jobs/job.ts' {
  interface JobKinds {
    'aoe.harvest': { harvestId: string };
    'aoe.nightly': Record<string, never>;
  }
}

export type Counts = { created: number; changed: number; unchanged: number; expired: number; merged: number; skipped: number };
type Told = { identifier: string; title: string | null; problem: Problem };
/** As many problems are kept with a harvest; the rest is counted. */
const KEPT = 200;
const BATCH = 100;

function keepNewest(records: Map<string, AoeRecord>, key: string, record: AoeRecord) {
  const other = records.get(key);
  if (!other || other.datestamp <= record.datestamp) records.set(key, record);
}

/** Takes over from AOE what it has of the network's themes: asked for by somebody or every night, done by a job. */
export class HarvestService {
  private readonly client: AoeClient | null;

  constructor(
    private readonly database: Database,
    aoeUrl: string | undefined,
    options: AoeOptions = {},
  ) {
    this.client = aoeUrl ? new AoeClient(aoeUrl, options) : null;
  }

  get setUp(): boolean {
    return this.client !== null;
  }

  /** Asks for a harvest: of what changed since a day, or of everything. */
  start(viewer: Viewer, { changedSince, idempotencyKey }: { changedSince?: string | null; idempotencyKey?: string | null }) {
    return this.database.inTransaction(viewer, async (tx) => {
      const authorised = () => authorise(startHarvest(viewer, { setUp: this.setUp, running: false }));
      return tx.once(idempotencyKey, { changedSince }, authorised, async () => {
        const [{ running }] = await tx.manager.query(
          `select exists (select from harvest where state in ('WAITING', 'RUNNING')) as running`,
        );
        authorise(startHarvest(viewer, { setUp: this.setUp, running }));
        if (changedSince && changedSince > tx.today()) throw badInput('changedSince', 'OUT_OF_RANGE');
        return { id: await this.ask(tx, viewer.personId, changedSince ?? null) };
      });
    });
  }

  /** The same for the hub itself: since the day before the last one that went well; nothing while another one is under way. */
  async startByItself(changedSince?: string | null): Promise<string | undefined> {
    if (!this.setUp) return undefined;
    return this.database.inTransaction(new Viewer(), async (tx) => {
      const [{ running, last }] = await tx.manager.query(
        `select exists (select from harvest where state in ('WAITING', 'RUNNING')) as running,
           (select (max(asked_at) - interval '1 day')::date::text from harvest where state = 'DONE') as last`,
      );
      return running ? undefined : this.ask(tx, null, changedSince === undefined ? last : changedSince);
    });
  }

  private async ask(tx: Transaction, personId: string | null, changedSince: string | null): Promise<string> {
    const [{ id }] = await tx.manager.query('insert into harvest (asked_by_id, changed_since) values ($1, $2) returning id', [
      personId,
      changedSince,
    ]);
    await tx.enqueue('aoe.harvest', { harvestId: id });
    return id;
  }

  /** Does what was asked for. A harvest that fails says why, and is not tried again by itself: the next one brings what is missing. */
  async run({ payload: { harvestId }, stopping }: Pick<Job<'aoe.harvest'>, 'payload' | 'stopping'>): Promise<void> {
    const [harvest] = await this.database.ask(
      `update harvest set state = 'RUNNING' where id = $1 and state in ('WAITING', 'RUNNING') returning changed_since::text as "changedSince"`,
      [harvestId],
    );
    if (!harvest) return;
    try {
      const { records, merged, read } = await this.collect(harvest.changedSince ?? undefined, stopping);
      await this.takeOver(harvestId, [...records.values()], { read, merged });
    } catch (error) {
      if (stopping.aborted) throw error;
      await this.database.ask(
        `update harvest set state = 'FAILED', failure = $2, finished_at = clock_timestamp() where id = $1`,
        [harvestId, error instanceof HarvestFailed ? error.failure : 'INTERNAL'],
      );
      if (!(error instanceof HarvestFailed)) throw error;
    }
  }

  /** Every record, those of the same material as the newest of them. */
  private async collect(changedSince: string | undefined, signal: AbortSignal) {
    if (!this.client) throw new HarvestFailed('REFUSED');
    const from = changedSince && `${changedSince}T00:00:00Z`;
    const until = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    const records = new Map<string, AoeRecord>();
    let read = 0;
    for await (const page of this.client.records(from, until, signal)) {
      for (const record of page) {
        read += 1;
        keepNewest(records, record.identifier || `record ${read}`, record);
      }
    }
    const materials = new Map<string, AoeRecord>();
    for (const [key, record] of records) keepNewest(materials, record.urn ?? key, record);
    return { records: materials, read, merged: read - materials.size };
  }

  private async takeOver(harvestId: string, records: readonly AoeRecord[], { read, merged }: { read: number; merged: number }) {
    const counts: Counts = { created: 0, changed: 0, unchanged: 0, expired: 0, merged, skipped: 0 };
    const told: Told[] = [];
    const found: Found[] = [];
    const gone = records.filter(({ deleted }) => deleted);
    for (const record of records.filter(({ deleted }) => !deleted)) {
      const { identifier } = record;
      const title = record.titles[0]?.text.slice(0, 200) ?? null;
      const material = readMaterial(record);
      if ('refused' in material) {
        counts.skipped += 1;
        told.push({ identifier, title, problem: material.refused });
        continue;
      }
      if (material.warning) told.push({ identifier, title, problem: material.warning });
      found.push(material.found);
    }
    for (let at = 0; at < Math.max(found.length, gone.length); at += BATCH) {
      const moved = await this.database.inTransaction(new Viewer(), (tx) =>
        mergeMaterials(tx, harvestId, { found: found.slice(at, at + BATCH), gone: gone.slice(at, at + BATCH) }, counts),
      );
      told.push(...moved.map(({ identifier, title }) => ({ identifier, title, problem: 'IDENTIFIER_MOVED' as const })));
    }
    await this.finish(harvestId, read, counts, told);
  }

  private finish(harvestId: string, read: number, counts: Counts, told: readonly Told[]) {
    const { created, changed, unchanged, expired, merged, skipped } = counts;
    return this.database.inTransaction(new Viewer(), async (tx) => {
      // What keeps somebody from a material comes first, then what is merely of other themes.
      const kept = told.toSorted((one, other) => Number(one.problem === 'OTHER_THEME') - Number(other.problem === 'OTHER_THEME'));
      await tx.manager.query(
        `update harvest set state = 'DONE', finished_at = clock_timestamp(), read = $2, created = $3, changed = $4, unchanged = $5, expired = $6, merged = $7, skipped = $8, problems = $9 where id = $1`,
        [harvestId, read, created, changed, unchanged, expired, merged, skipped, JSON.stringify(kept.slice(0, KEPT))],
      );
      tx.record('harvest.finished', {
        stream: HUB_STREAM,
        subjectType: 'Harvest',
        subject: harvestId,
        audience: harvestAudience,
        facts: { harvestId, read, created, changed, expired, skipped },
      });
    });
  }
}
