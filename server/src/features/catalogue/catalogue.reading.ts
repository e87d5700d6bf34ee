import type { Database } from '../../platform/database/database.ts';
import { contains } from '../../platform/reading/search.ts';
import { and, count, join, render, trusted, where, word, type Sql } from '../../platform/reading/sql.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { regionsOfMaterial, shownByRegion } from '../coverage/coverage.sql.ts';
import { Material } from '../materials/material.entity.ts';
import { Region } from '../organisations/region.entity.ts';
import { Project } from '../projects/project.entity.ts';
import type { Entry, RegionUse } from './catalogue.types.ts';

/** The facets, and the column of each. */
export const facets = {
  theme: 'theme',
  kind: 'kind',
  language: 'language',
  project: 'source_project',
  licence: 'licence',
} as const;
export type Facet = keyof typeof facets;
export const facetNames = Object.keys(facets) as Facet[];

/** What a reader of the list asked for. */
export type Asked = { search: string; after: string | undefined } & Partial<Record<Facet, string>>;
export type FacetValue = { facet: Facet; value: string; label: Record<string, string> | null; count: number };
export type List = { entries: Entry[]; total: number; next: string | undefined; values: FacetValue[] };

/** Not a place in this list. */
export class NoSuchPlace extends Error {}

export const PAGE = 20;
const FACET_VALUES = 30;
/** A record as it is read, as `r`. */
export const COLUMNS = 'r.material_id as id, r.datestamp, r.deleted, r.facts';

/** Reads the catalogue: what stands in it is open to everybody, so nobody's rights are asked. */
export class CatalogueReading {
  constructor(private readonly database: Database) {}

  async list(asked: Asked): Promise<List> {
    const conditions = and(trusted`not r.deleted`, ...Object.values(parts(asked)));
    const place = asked.after === undefined ? true : placeAfter(asked.after);
    const [found, values, [counted]] = await Promise.all([
      this.rows<Entry>(
        trusted`select ${word(COLUMNS)} from catalogue_record r${where(and(conditions, place))} order by r.title, r.material_id limit ${count(PAGE + 1)}`,
      ),
      this.rows<FacetValue>(facetCounts(asked)),
      this.rows<{ total: number }>(trusted`select count(*)::int as total from catalogue_record r${where(conditions)}`),
    ]);
    const entries = found.slice(0, PAGE);
    const last = found.length > PAGE ? entries.at(-1)! : undefined;
    return { entries, values, total: counted!.total, next: last && cursorOf(last) };
  }

  /** An entry, also one that has left the catalogue. */
  async entry(id: string): Promise<Entry | undefined> {
    if (!isId(id)) return undefined;
    return (await this.rows<Entry>(trusted`select ${word(COLUMNS)} from catalogue_record r where r.material_id = ${id}`))[0];
  }

  /** The entries that changed last. */
  newest(most: number): Promise<Entry[]> {
    return this.rows(
      trusted`select ${word(COLUMNS)} from catalogue_record r where not r.deleted order by r.datestamp desc, r.material_id desc limit ${count(most)}`,
    );
  }

  /** Who uses a material, by region; small regions are added up as everywhere outside a project. Empty where no real project has it in care. */
  use(id: string): Promise<RegionUse[]> {
    const project = trusted`(select m.project_id from ${everyRow(Material)} m join ${everyRow(Project)} p on p.id = m.project_id where m.id = ${id} and not p.demonstration)`;
    return this.rows(trusted`
      select g.others, g."inUse", g.providers,
        (select json_build_object('fi', r.name_fi, 'sv', r.name_sv, 'en', r.name_en) from ${everyRow(Region)} r where r.id = g.id) as name
      from (
        select case when x.others then null else x.id end as id, x.others, sum(x."inUse")::int as "inUse", sum(x.providers)::int as providers, min(x.code collate "C") as code
        from ${shownByRegion(regionsOfMaterial(project, id), true)} x
        where ${project} is not null group by 1, x.others) g
      where g."inUse" > 0 order by g.others, g.code`);
  }

  async isDemonstration(): Promise<boolean> {
    return (await this.rows<{ demonstration: boolean }>(trusted`select demonstration from installation`))[0]!.demonstration;
  }

  rows<T>(statement: Sql): Promise<T[]> {
    const { text, values } = render(statement);
    return this.database.ask(text, values) as Promise<T[]>;
  }
}

/** Each part of what was asked as its own condition, so that a facet can leave its own out. */
function parts(asked: Asked): Record<Facet | 'search', Sql | undefined> {
  const search = asked.search.trim();
  const chosen = facetNames.map((facet) => {
    const value = asked[facet];
    return [facet, value === undefined ? undefined : trusted`r.${word(facets[facet])} = ${value}`];
  });
  return { ...Object.fromEntries(chosen), search: search ? contains(trusted`r.words`, search) : undefined };
}

const labels: Partial<Record<Facet, Sql>> = {
  theme: trusted`r.facts -> 'theme'`,
  project: trusted`r.facts -> 'sourceProject'`,
};

function facetCounts(asked: Asked): Sql {
  const counted = facetNames.map((facet) => {
    const column = trusted`r.${word(facets[facet])}`;
    const others = { ...parts(asked), [facet]: undefined };
    return trusted`(select ${facet}::text as facet, ${column} as value, (array_agg(${labels[facet] ?? trusted`null::jsonb`}))[1] as label, count(*)::int as count
      from catalogue_record r${where(and(trusted`not r.deleted`, trusted`${column} is not null`, ...Object.values(others)))}
      group by ${column} order by count(*) desc, ${column} limit ${count(FACET_VALUES)})`;
  });
  return join(counted, ' union all ');
}

const cursorOf = ({ id, facts }: Entry) => Buffer.from(JSON.stringify([facts.title, id])).toString('base64url');

function placeAfter(cursor: string): Sql {
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new NoSuchPlace();
  }
  const [title, id] = Array.isArray(place) ? place : [];
  if (typeof title !== 'string' || title.includes('\0') || typeof id !== 'string' || !isId(id)) throw new NoSuchPlace();
  return trusted`(r.title, r.material_id) > (${title}, ${id}::uuid)`;
}
