import { wordKey } from '../../platform/importing/parsers.ts';
import type { Owner } from '../../platform/importing/target.ts';
import { meanings, type Db } from '../../platform/loading/merge.ts';
import { titleKey } from '../../platform/spreadsheets/values.ts';

/** The columns that an import of events writes, with their types. */
export const columns = {
  organisation_id: 'uuid',
  kind: 'event_kind',
  title_fi: 'text',
  date: 'text',
  starts_at: 'timestamptz',
  ends_at: 'timestamptz',
  place: 'text',
  channel: 'text',
  nationwide: 'boolean',
} as const;
export type EventColumns = Readonly<Record<keyof typeof columns, unknown>>;

export type KnownEvent = {
  id: string;
  version: number;
  state: string;
  published: boolean;
  /** Its day in Finland. */
  day: string;
  columns: EventColumns;
  regions: readonly string[];
  materials: readonly string[];
};

/** The events of a project by their titles, as they stand at this moment. */
export class KnownEvents {
  private events: KnownEvent[] = [];

  constructor(private readonly projectId: string) {}

  async refresh(db: Db): Promise<void> {
    const { rows } = await db.query(
      `select e.id, e.version, e.state, e.published, to_char(e.starts_at at time zone 'Europe/Helsinki', 'YYYY-MM-DD') as day, ${Object.keys(
        columns,
      )
        .map((name) => `e.${name}`)
        .join(', ')},
         array(select l.region_id from dissemination_event_region l where l.event_id = e.id order by l.region_id)::uuid[] as regions,
         array(select s.material_id from event_material s where s.event_id = e.id order by s."position")::uuid[] as materials
       from dissemination_event e where e.project_id = $1 order by e.id`,
      [this.projectId],
    );
    this.events = rows.map(({ id, version, state, published, day, regions, materials, ...rest }) => ({
      ...{ id, version, state, published, day, regions, materials },
      columns: rest as EventColumns,
    }));
  }

  find = (id: string): KnownEvent | undefined => this.events.find((event) => event.id === id);

  /** Those of that title; of that day, where one is given. A month or a year is any day of it. */
  titled = (title: string, day: string | null): KnownEvent[] =>
    this.events.filter(
      (event) => titleKey(String(event.columns.title_fi)) === titleKey(title) && (day === null || event.day.startsWith(day)),
    );
}

/** Institutions by name and business id, of the project's own population; two of one name are nobody. */
export async function institutionsOf(db: Db, projectId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query(
    `select word, min(o.id::text) as id from organisation o cross join lateral unnest(array[o.business_id, o.name_fi, o.name_sv, o.name_en, o.brand_name]) word
      where o.kind = 'PROVIDER' and o.demonstration = (select demonstration from project where id = $1) and word is not null
      group by word having count(distinct o.id) = 1`,
    [projectId],
  );
  return new Map(rows.map(({ word, id }) => [wordKey(word), id]));
}

/** What the words of a file stand for in a project. */
export async function meaningsOf(db: Db, { projectId }: Owner) {
  const regions = await meanings(
    db,
    'select word, id from region, unnest(array[code, name_fi, name_sv, name_en]) word where word is not null',
  );
  const materials = await db.query(
    `select title, min(id::text) as id from material where project_id = $1 group by title having count(*) = 1`,
    [projectId],
  );
  const partners = await db.query(
    `select organisation_id as id from partnership where project_id = $1 and role in ('COORDINATOR', 'PARTNER')
       and valid_from <= hub_today() and coalesce(valid_until >= hub_today(), true)`,
    [projectId],
  );
  return {
    regions: new Map([...regions].map(([word, id]) => [wordKey(word), id])),
    materials: new Map(materials.rows.map(({ title, id }) => [titleKey(title), id as string])),
    institutions: await institutionsOf(db, projectId!),
    partners: new Set(partners.rows.map(({ id }) => id as string)),
  };
}
