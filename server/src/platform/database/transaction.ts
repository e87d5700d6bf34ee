import { createHash } from 'node:crypto';
import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import type { Viewer } from '../auth/viewer.ts';
import { AppError, badInput, notFound } from '../errors/app-error.ts';
import { canonical, canonicalFacts } from '../history/canonical.ts';
import { Recorder, type HistoryKinds, type HistoryRow } from '../history/record.ts';
import type { JobKinds, JobName, JobOptions } from '../jobs/job.ts';
import { ENQUEUE } from '../jobs/statements.ts';
import { isId } from '../reading/lookup.ts';
import type { Entity } from '../reading/source.ts';
import { render, trusted } from '../reading/sql.ts';
import { visible } from '../reading/tables.ts';

/** By the domain's clock; the day is Finland's. */
export type Clock = { now: Date; today: string };
type Versioned = { id: string; version: number };

/** What a use case may do while its transaction is open. */
export class Transaction {
  private readonly recorder = new Recorder();
  /** Whether a job was asked for. */
  enqueued = false;

  constructor(
    readonly manager: EntityManager,
    private readonly viewer: Viewer,
    private readonly began: Clock,
  ) {}

  /** The row of that id that the viewer may see; NOT_FOUND otherwise, naming the field the id came in. */
  async find<T extends { id: string }>(entity: Entity<T>, id: string, field = 'id'): Promise<T> {
    if (!isId(id)) throw notFound(field);
    const { text, values } = render(trusted`select x.id from ${visible(entity, this.viewer)} x where x.id = ${id}`);
    const row = await this.manager
      .createQueryBuilder(entity, 'found')
      .where(`found.id in (${text.replaceAll(/\$(\d+)/g, ':value$1')})`)
      .setParameters(Object.fromEntries(values.map((value, i) => [`value${i + 1}`, value])))
      .getOne();
    if (!row) throw notFound(field);
    return row;
  }

  /** Changes the row where its version is still the one that was seen; CONFLICT with what `state` says of the current row otherwise. */
  async change<T extends Versioned>(
    entity: Entity<T>,
    id: string,
    expectedVersion: number,
    set: QueryDeepPartialEntity<T>,
    state: (current: T) => object = () => ({}),
  ) {
    const { affected } = await this.manager
      .createQueryBuilder()
      .update(entity)
      .set({ ...set, version: () => 'version + 1', updatedAt: () => 'hub_now()' } as never)
      .where('id = :id and version = :expectedVersion', { id, expectedVersion })
      .execute();
    if (affected) return;
    const current = await this.manager.findOneBy(entity, { id } as never);
    throw current ? new AppError('CONFLICT', { currentVersion: current.version, ...state(current) }) : notFound();
  }

  /** The new row's id; undefined when a row of the same natural key is there already. */
  async insert<T>(entity: Entity<T>, values: QueryDeepPartialEntity<T>): Promise<string | undefined> {
    const { raw } = await this.manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(values)
      .orIgnore()
      .returning('id')
      .execute();
    return raw[0]?.id;
  }

  /** The moment it began, by the domain's clock. */
  now(): Date {
    return this.began.now;
  }

  /** The domain's calendar day when it began, in Finland. */
  today(): string {
    return this.began.today;
  }

  /** Collects a history row; it is written with the commit, last. */
  record<K extends keyof HistoryKinds>(kind: K, row: Omit<HistoryRow<K>, 'kind' | 'behalf'>) {
    this.recorder.record({ ...row, kind, behalf: this.viewer.organisationId });
  }

  /** The statement that appends what was recorded; undefined when nothing was. */
  recorded(): string | undefined {
    return this.recorder.flushStatement(this.viewer.personId);
  }

  /** Asks for a job: it is there with the commit, is done at least once, and by whichever process is free. */
  async enqueue<K extends JobName>(name: K, payload: JobKinds[K], { key, runAt }: JobOptions = {}) {
    await this.manager.query(ENQUEUE, [name, canonicalFacts(payload), key ?? null, runAt ?? null]);
    this.enqueued = true;
  }

  /**
   * Does the work once per person and key, and answers the same call again from what was kept: what is no longer allowed is not
   * answered again, for `authorised` comes first in either case. Another body under the same key, or the same one for another
   * organisation, is IDEMPOTENCY_CONFLICT. A twin that runs at the same time waits for the first one's commit.
   */
  async once<A, T>(
    key: string | null | undefined,
    body: object,
    authorised: () => A | Promise<A>,
    work: (authorised: A) => Promise<T>,
  ): Promise<T> {
    const right = await authorised();
    if (key === null || key === undefined) return work(right);
    if (key.length < 1 || key.length > 200) throw badInput('idempotencyKey', 'OUT_OF_RANGE', { min: 1, max: 200 });
    const hash = createHash('sha256')
      .update(canonical(JSON.parse(JSON.stringify({ body, behalf: this.viewer.organisationId }))))
      .digest();
    const claim = [this.viewer.personId, key];
    const [claimed] = await this.manager.query(
      'insert into idempotency (person, key, body_hash) values ($1, $2, $3) on conflict do nothing returning key',
      [...claim, hash],
    );
    if (!claimed) {
      const [kept] = await this.manager.query('select body_hash, result from idempotency where person = $1 and key = $2', claim);
      if (!hash.equals(kept.body_hash)) throw new AppError('IDEMPOTENCY_CONFLICT', { field: 'idempotencyKey' });
      return kept.result;
    }
    const result = await work(right);
    await this.manager.query('update idempotency set result = $3 where person = $1 and key = $2', [
      ...claim,
      JSON.stringify(result),
    ]);
    return result;
  }
}
