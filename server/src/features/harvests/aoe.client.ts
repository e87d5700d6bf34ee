import { setTimeout as pause } from 'node:timers/promises';
import { isIP } from 'node:net';
import { getText, Ungettable, type GetOptions } from '../../platform/web/get-text.ts';
import { isPublicAddress } from '../../platform/web/public-address.ts';
import { NotAoe, readAoePage, type AoeRecord } from './aoe.record.ts';

const ATTEMPTS = 4;
const MOST_PAGES = 5_000;
const MOST_RECORDS = 50_000;
const LONGEST_PAUSE = 30;

/** Why a harvest failed, for whoever started it. */
export type HarvestFailure = 'UNREACHABLE' | 'REFUSED' | 'NOT_AOE' | 'NOT_PUBLIC' | 'TOO_LARGE' | 'ENDLESS';
export class HarvestFailed extends Error {
  constructor(
    readonly failure: HarvestFailure,
    options?: ErrorOptions,
  ) {
    super(failure, options);
  }
}

export type AoeOptions = Omit<GetOptions, 'allowed' | 'signal'> & {
  /** Seconds before another attempt. */
  pauseBefore?: (attempt: number) => number;
};

/** Reads AOE's records. */
export class AoeClient {
  constructor(
    private readonly address: string,
    private readonly options: AoeOptions = {},
  ) {}

  /** Every record that changed in a time, page by page. The token of AOE carries the page alone: what was asked for is said again with it. */
  async *records(changedSince: string | undefined, until: string, signal?: AbortSignal): AsyncGenerator<AoeRecord[]> {
    const seen = new Set<string>();
    let token: string | undefined;
    let count = 0;
    do {
      const query = { verb: 'ListRecords', metadataPrefix: 'oai_dc', ...(changedSince && { from: changedSince }), until };
      const page = await this.page({ ...query, ...(token !== undefined && { resumptionToken: token }) }, signal);
      count += page.records.length;
      yield page.records;
      token = page.next;
      if (token !== undefined && (seen.has(token) || seen.size >= MOST_PAGES || count > MOST_RECORDS))
        throw new HarvestFailed('ENDLESS');
      if (token !== undefined) seen.add(token);
    } while (token !== undefined);
  }

  private async page(query: Record<string, string>, signal: AbortSignal | undefined) {
    const address = new URL(this.address);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    const { pauseBefore = (attempt: number) => 2 ** attempt, ...options } = this.options;
    for (let attempt = 1; ; attempt++) {
      let wait: number | undefined;
      let failure: HarvestFailed;
      try {
        const { status, text, retryAfter } = await getText(address.href, {
          ...options,
          allowed: this.allowed,
          ...(signal && { signal }),
        });
        if (status === 200) return readAoePage(text);
        failure = new HarvestFailed('REFUSED');
        if (status < 500 && status !== 429) throw failure;
        wait = retryAfter;
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof HarvestFailed) throw error;
        if (error instanceof NotAoe) throw new HarvestFailed('NOT_AOE', { cause: error });
        if (error instanceof Ungettable) throw new HarvestFailed(error.message as HarvestFailure, { cause: error });
        failure = new HarvestFailed('UNREACHABLE', { cause: error });
      }
      if (attempt >= ATTEMPTS) throw failure;
      await pause(Math.min(wait ?? pauseBefore(attempt), LONGEST_PAUSE) * 1_000, undefined, signal && { signal });
    }
  }

  /** The public internet; and this machine or its network, only where the setting names such an address itself. */
  private readonly allowed = (address: string): boolean => {
    const { hostname } = new URL(this.address);
    const host = hostname.replace(/^\[|\]$/g, '');
    return isPublicAddress(address) || (isIP(host) ? address === host : host === 'localhost');
  };
}
