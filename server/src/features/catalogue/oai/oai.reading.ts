import { and, count, trusted, where, word } from '../../../platform/reading/sql.ts';
import { everyRow } from '../../../platform/reading/tables.ts';
import { Theme } from '../../projects/theme.entity.ts';
import { COLUMNS, type CatalogueReading } from '../catalogue.reading.ts';
import type { Entry } from '../catalogue.types.ts';
import type { Range } from './oai.arguments.ts';

/** Records in one answer. */
export const PAGE = 100;

/** What a harvester asks the catalogue for. */
export class OaiReading {
  constructor(private readonly catalogue: CatalogueReading) {}

  /** Records that changed in a range, oldest first, and whether more follow. */
  async records(
    range: Range,
    set: string | undefined,
    after?: readonly [string, string],
  ): Promise<{ page: Entry[]; more: boolean }> {
    const place = after ? trusted`(r.datestamp, r.material_id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : true;
    const found = await this.catalogue.rows<Entry>(
      trusted`select ${word(COLUMNS)} from catalogue_record r${where(and(asked(range, set), place))} order by r.datestamp, r.material_id limit ${count(PAGE + 1)}`,
    );
    return { page: found.slice(0, PAGE), more: found.length > PAGE };
  }

  async size(range: Range, set: string | undefined): Promise<number> {
    const [row] = await this.catalogue.rows<{ size: number }>(
      trusted`select count(*)::int as size from catalogue_record r${where(asked(range, set))}`,
    );
    return row!.size;
  }

  /**
   * The moment that an answer speaks of, from which its harvester asks next time. What is being changed at this very moment will carry a
   * time after the beginning of its transaction: an answer never claims to know more than what was before the oldest of these.
   */
  async moment(): Promise<Date> {
    const [row] = await this.catalogue.rows<{ moment: Date }>(trusted`
      select least(clock_timestamp(), min(a.xact_start)) as moment from pg_stat_activity a
      where a.datname = current_database() and a.backend_xid is not null and a.pid <> pg_backend_pid()`);
    return row!.moment;
  }

  async earliest(): Promise<Date | undefined> {
    const [row] = await this.catalogue.rows<{ earliest: Date | null }>(
      trusted`select min(r.datestamp) as earliest from catalogue_record r`,
    );
    return row!.earliest ?? undefined;
  }

  /** The themes: each is a set. */
  themes(): Promise<{ code: string; name: string }[]> {
    return this.catalogue.rows(trusted`select t.code, t.name_en as name from ${everyRow(Theme)} t order by t.position`);
  }
}

const asked = ({ from, before }: Range, set: string | undefined) =>
  and(
    from && trusted`r.datestamp >= ${from}`,
    before && trusted`r.datestamp < ${before}`,
    set !== undefined && trusted`r.theme = ${set}`,
  );
