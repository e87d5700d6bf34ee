import type { DataSource } from 'typeorm';
import type { Viewer } from '../auth/viewer.ts';
import { One, type Entity, type Row } from './source.ts';
import { Alias, Column, Sql, and, identifier, sql, trusted, where, word } from './sql.ts';

/** Who sees a row: a condition on it, or everybody, or nobody. */
export type Policy = (row: Row<any>, viewer: Viewer) => Sql | boolean;
const ALIAS = Symbol('alias');
const KNOWN = Symbol('known');
type Known = Readonly<Record<string, string | undefined>>;
const policies = new Map<Entity, Policy>();
const tables = new Map<Entity, { name: string; prototype: object }>();

/** Declares who sees which rows. The same predicate narrows lists, single objects, edges, counts and events. */
export function visibleTo<T>(entity: Entity<T>, policy: (row: Row<T>, viewer: Viewer) => Sql | boolean) {
  if (policies.has(entity)) throw new Error(`${entity.name} has two policies`);
  policies.set(entity, policy as Policy);
}

export const hasPolicy = (entity: Function) => policies.has(entity as Entity);

/** Puts another policy in the place of an entity's own, and answers how to take it back. For the tests that show that a wrong one is noticed. */
export function replacePolicy(entity: Entity, change: (own: Policy) => Policy): () => void {
  const own = policies.get(entity)!;
  policies.set(entity, change(own));
  return () => void policies.set(entity, own);
}

/** Learns tables, columns and to-one relations from the entities' own metadata. */
export function describeTables(dataSource: DataSource) {
  for (const metadata of dataSource.entityMetadatas) {
    const entity = metadata.target as Entity;
    const prototype = Object.create(entity.prototype as object);
    for (const column of metadata.columns) {
      if (column.relationMetadata && column.propertyName === column.relationMetadata.propertyName) continue;
      const type = String(column.type) + (column.isArray ? '[]' : '');
      getter(
        prototype,
        column.propertyName,
        (alias, known) => new Column(alias, column.databaseName, column.enumName ?? type, known[column.propertyName]),
      );
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
function getter(prototype: object, name: string, make: (alias: Alias, known: Known) => unknown) {
  Object.defineProperty(prototype, name, {
    configurable: true,
    get(this: { [ALIAS]: Alias; [KNOWN]: Known }) {
      return make(this[ALIAS], this[KNOWN]);
    },
  });
}

export function rowOf<T>(entity: Entity<T>, alias: Alias, known: Known = {}): Row<T> {
  return Object.assign(Object.create(tableOf(entity).prototype), { [ALIAS]: alias, [KNOWN]: known });
}

/** The entity of a type of the schema, where it is one. */
export const entityOf = (type: string): Entity | undefined => [...tables.keys()].find(({ name }) => name === type);

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
