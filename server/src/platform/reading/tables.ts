import type { DataSource } from 'typeorm';
import type { Viewer } from '../auth/viewer.ts';
import { One, type Entity, type Row } from './source.ts';
import { Alias, Column, Sql, and, identifier, sql, trusted, where, word } from './sql.ts';

type Policy = (row: Row<any>, viewer: Viewer) => Sql | boolean;
const ALIAS = Symbol('alias');
const policies = new Map<Entity, Policy>();
const tables = new Map<Entity, { name: string; prototype: object }>();

/** Declares who sees which rows. The same predicate narrows lists, single objects, edges, counts and events. */
export function visibleTo<T>(entity: Entity<T>, policy: (row: Row<T>, viewer: Viewer) => Sql | boolean) {
  if (policies.has(entity)) throw new Error(`${entity.name} has two policies`);
  policies.set(entity, policy as Policy);
}

export const hasPolicy = (entity: Function) => policies.has(entity as Entity);

/** Learns tables, columns and to-one relations from the entities' own metadata. */
export function describeTables(dataSource: DataSource) {
  for (const metadata of dataSource.entityMetadatas) {
    const entity = metadata.target as Entity;
    const prototype = Object.create(entity.prototype as object);
    for (const column of metadata.columns) {
      if (column.relationMetadata && column.propertyName === column.relationMetadata.propertyName) continue;
      const type = String(column.type) + (column.isArray ? '[]' : '');
      getter(prototype, column.propertyName, (alias) => new Column(alias, column.databaseName, column.enumName ?? type));
    }
    for (const relation of metadata.relations.filter((r) => r.isManyToOne || r.isOneToOneOwner)) {
      const key = relation.joinColumns[0]!.databaseName;
      const target = relation.inverseEntityMetadata.target as Entity;
      getter(
        prototype,
        relation.propertyName,
        (alias) => new One(target, (row) => sql`${row.id} = ${new Column(alias, key, 'uuid')}`),
      );
    }
    tables.set(entity, { name: metadata.tableName, prototype });
  }
}

// Getters on a prototype, not a Proxy: libraries probe `then` and `constructor`.
function getter(prototype: object, name: string, make: (alias: Alias) => unknown) {
  Object.defineProperty(prototype, name, {
    configurable: true,
    get(this: { [ALIAS]: Alias }) {
      return make(this[ALIAS]);
    },
  });
}

export function rowOf<T>(entity: Entity<T>, alias: Alias): Row<T> {
  return Object.assign(Object.create(tableOf(entity).prototype), { [ALIAS]: alias });
}

export function tableOf(entity: Entity) {
  const table = tables.get(entity);
  if (!table) throw new Error(`${entity.name} is not an entity of this installation`);
  return table;
}

/** The viewer's predicate and the caller's own, together. */
export function conditions<T>(entity: Entity<T>, row: Row<T>, viewer: Viewer, own: Sql | true): Sql | true {
  const policy = policies.get(entity);
  if (!policy) throw new Error(`${entity.name} has no policy: declare visibleTo() beside it`);
  const seen = policy(row, viewer);
  return seen === false ? word('false') : and(seen, own);
}

/** The rows of a table that this viewer may see, to stand after `from` in SQL written by hand. */
export function visible<T>(entity: Entity<T>, viewer: Viewer): Sql {
  const alias = new Alias();
  return trusted`(select ${alias}.* from ${identifier(tableOf(entity).name)} ${alias}${where(conditions(entity, rowOf(entity, alias), viewer, true))})`;
}

/** The whole table, rights aside: for counts that are open to everybody. What stands behind such a count is listed through `visible`. */
export const everyRow = <T>(entity: Entity<T>): Sql => identifier(tableOf(entity).name);
