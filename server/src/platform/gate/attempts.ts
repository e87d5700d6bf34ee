import { createHash } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';

/** Against what an attempt counts, and how many of them may fail in how many seconds. */
export type Allowance = { of: string; most: number; seconds: number };
type Taken = { key: Buffer; count: number; seconds: number };

/**
 * Counts failed attempts in the database, so that all processes count together. An attempt is counted before it is made and given
 * back when it succeeds: many at the same time cannot pass between looking and counting. Names and addresses are kept as hashes.
 */
export class Attempts {
  constructor(private readonly database: Pick<Database, 'ask'>) {}

  /** Takes one attempt of each allowance; RATE_LIMITED when one is used up. Returns how to give them back. */
  async take(allowances: readonly Allowance[]): Promise<() => Promise<void>> {
    // In one order for everybody: two attempts that wait for each other's rows would be a deadlock.
    const taken = allowances
      .map((allowance) => ({ ...allowance, key: createHash('sha256').update(allowance.of).digest() }))
      .sort((a, b) => a.key.compare(b.key));
    const rows = await this.database.ask<Taken>(TAKE, [taken.map(({ key }) => key), taken.map(({ seconds }) => seconds)]);
    const used = rows.filter(({ key, count }) => taken.some((one) => one.key.equals(key) && count > one.most));
    const keys = taken.map(({ key }) => key).filter((key) => !used.some((row) => key.equals(row.key)));
    // Who is stopped by one allowance uses up none of the others: an account is not to be closed to everybody from one address.
    const giveBack = async () => void (await this.database.ask(GIVE_BACK, [keys]));
    if (!used.length) return giveBack;
    await giveBack();
    throw new AppError('RATE_LIMITED', { retryAfterSeconds: Math.max(1, ...used.map(({ seconds }) => seconds)) });
  }
}

// Real time: the clock of the domain may have been moved.
const TAKE = `
with swept as (
  delete from attempt where key in (
    select key from attempt where until <= clock_timestamp() and key <> all($1) order by until limit 20 for update skip locked
  )
)
insert into attempt as a (key, count, until)
select key, 1, clock_timestamp() + make_interval(secs => seconds) from unnest($1::bytea[], $2::integer[]) x (key, seconds)
on conflict (key) do update set
  count = case when a.until <= clock_timestamp() then 1 else a.count + 1 end,
  until = case when a.until <= clock_timestamp() then excluded.until else a.until end
returning key, count, ceil(extract(epoch from until - clock_timestamp()))::integer as seconds`;
const GIVE_BACK = `
update attempt a set count = a.count - 1 from (select key from attempt where key = any($1::bytea[]) order by key for update) x
where a.key = x.key and a.count > 0`;
