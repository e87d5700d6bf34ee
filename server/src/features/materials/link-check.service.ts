import { setTimeout as pause } from 'node:timers/promises';
import { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import { LinkOutcome, probe, type Probed } from '../../platform/web/probe.ts';
import { isPublicAddress, type AddressRule } from '../../platform/web/public-address.ts';
import { Material } from './material.entity.ts';
import { reportDeadLink, withdrawDeadLink } from './problem.service.ts';

declare module '../../platform/jobs/job.ts' {
  interface JobKinds {
    'material.links': Record<string, never>;
  }
}

export type LinkCheckOptions = {
  /** Which addresses may be connected to. */
  allowed?: AddressRule;
  /** How the hub says who asks. */
  userAgent?: string;
  /** Between two questions to the same host, in milliseconds. */
  pauseBetween?: number;
  timeout?: number;
};

/** Hosts that are asked at the same time. */
const AT_ONCE = 2;
/** So many addresses in a night; what is left has its turn in the next one. */
const MOST = 2_000;
const FINE: readonly LinkOutcome[] = [LinkOutcome.ANSWERS, LinkOutcome.REFUSES];

/** Asks the addresses of all materials whether they still answer. */
export class LinkCheckService {
  constructor(
    private readonly database: Database,
    private readonly options: LinkCheckOptions = {},
  ) {}

  /**
   * Asks each address that has not been asked today, the longest unasked first. Begun anew after it was broken off, it goes on
   * where it was.
   */
  async run(stopping: AbortSignal): Promise<void> {
    const rows = await this.database.ask<{ url: string }>(
      `select m.url from material m left join link_check l on l.material_id = m.id and l.url = m.url
        where m.url is not null and m.status <> 'ARCHIVED' and (l.checked_at is null or (l.checked_at at time zone 'Europe/Helsinki')::date < hub_today())
        group by m.url order by min(l.checked_at) nulls first, m.url limit ${MOST}`,
    );
    const hosts = [...Map.groupBy(rows, ({ url }) => (URL.canParse(url) ? new URL(url).host : '')).values()];
    const next = hosts.values();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const addresses of next) await this.askHost(addresses, stopping);
      }),
    );
  }

  private async askHost(addresses: readonly { url: string }[], stopping: AbortSignal) {
    const { allowed = isPublicAddress, userAgent = 'Hankeverkko', pauseBetween = 1_000, timeout } = this.options;
    for (const [index, { url }] of addresses.entries()) {
      if (index) await pause(pauseBetween, undefined, { signal: stopping }).catch(() => stopping.throwIfAborted());
      stopping.throwIfAborted();
      const probed = await probe(url, { allowed, userAgent, signal: stopping, ...(timeout && { timeout }) });
      await this.keep(url, probed);
    }
  }

  /** Puts the answer down for every material of that address. One that fails on a second day is a problem of the material. */
  private async keep(url: string, { outcome, status }: Probed) {
    await this.database.inTransaction(new Viewer(), async (tx) => {
      const fine = FINE.includes(outcome);
      const checked: { material_id: string; dead: boolean }[] = await tx.manager.query(
        `insert into link_check as l (material_id, url, checked_at, status, outcome, failing_since)
           select m.id, m.url, hub_now(), $2, $3::link_outcome, case when not $4::boolean then hub_today() end
             from material m where m.url = $1 and m.status <> 'ARCHIVED' order by m.id
         on conflict (material_id) do update set
           url = excluded.url, checked_at = excluded.checked_at, status = excluded.status, outcome = excluded.outcome,
           failing_since = case when $4::boolean then null when l.url = excluded.url then coalesce(l.failing_since, excluded.failing_since) else excluded.failing_since end
         returning material_id, coalesce(failing_since < hub_today(), false) as dead`,
        [url, status, outcome, fine],
      );
      for (const { material_id: id, dead } of checked) {
        if (!dead && !fine) continue;
        const material = await tx.manager.findOneByOrFail(Material, { id });
        await (dead ? reportDeadLink : withdrawDeadLink)(tx, material);
      }
    });
  }
}
