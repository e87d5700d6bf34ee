import type { Db } from '../../platform/loading/merge.ts';
import { addressKey, titleKey } from '../../platform/spreadsheets/values.ts';

/** The columns that an import writes, with their types. */
export const columns = {
  project_id: 'uuid',
  theme_id: 'uuid',
  source_project_id: 'uuid',
  work_package_code: 'text',
  title: 'text',
  kind: 'material_kind',
  language: 'language',
  description: 'text',
  url: 'text',
  licence: 'text',
  published: 'text',
  note: 'text',
} as const;
export type MaterialColumns = Readonly<Record<keyof typeof columns, string | null>>;

export type KnownMaterial = {
  id: string;
  version: number;
  status: string;
  maintainerId: string | null;
  importerId: string | null;
  columns: MaterialColumns;
};

/** The materials that a row of a project's import could be: those in its care, and what is published. Kept by address and title. */
export class KnownMaterials {
  private readonly byId = new Map<string, KnownMaterial>();
  private readonly ids = new Map<string, Set<string>>();
  private latest: Date | null = null;

  constructor(private readonly projectId: string) {}

  /** Learns what has changed since the last look. */
  async refresh(db: Db): Promise<void> {
    const { rows } = await db.query(
      `select id, version, status, maintainer_id as "maintainerId", importer_id as "importerId", updated_at, ${Object.keys(columns).join(', ')} from material
        where (project_id = $1 or current_version_id is not null) and ($2::timestamptz is null or updated_at >= $2) order by id`,
      [this.projectId, this.latest && new Date(this.latest.getTime() - OVERLAP)],
    );
    for (const { id, version, status, maintainerId, importerId, updated_at, ...rest } of rows) {
      this.forget(id);
      const material = { id, version, status, maintainerId, importerId, columns: rest as MaterialColumns };
      this.byId.set(id, material);
      for (const key of keysOf(material)) this.ids.set(key, (this.ids.get(key) ?? new Set()).add(id));
      if (!this.latest || updated_at > this.latest) this.latest = updated_at;
    }
  }

  find(id: string): KnownMaterial {
    return this.byId.get(id)!;
  }

  titled = (title: string) => this.under(`title ${titleKey(title)}`);
  at = (url: string) => this.under(`url ${addressKey(url)}`);

  private under(key: string): KnownMaterial[] {
    return [...(this.ids.get(key) ?? [])].map((id) => this.find(id));
  }

  private forget(id: string) {
    const known = this.byId.get(id);
    if (known) for (const key of keysOf(known)) this.ids.get(key)?.delete(id);
  }
}

// What another transaction wrote becomes visible after the moment that it carries.
const OVERLAP = 5 * 60_000;

function keysOf({ columns: { title, url } }: KnownMaterial): string[] {
  const keys = [`title ${titleKey(title!)}`];
  if (url && URL.canParse(url)) keys.push(`url ${addressKey(url)}`);
  return keys;
}
