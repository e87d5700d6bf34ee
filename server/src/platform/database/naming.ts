import { DefaultNamingStrategy, type NamingStrategyInterface, type Table } from 'typeorm';

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, '');
const named = (table: Table | string) => (typeof table === 'string' ? table : table.name).split('.').pop()!;

/** PostgreSQL's own names for what a migration leaves unnamed, so that plain SQL and the entities agree. */
export class PostgresNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName = (className: string, given: string | undefined) => given ?? snake(className);
  override columnName = (property: string, given: string | undefined, prefixes: string[]) =>
    snake([...prefixes, given ?? property].join('_'));
  override joinColumnName = (relation: string, column: string) => snake(`${relation}_${column}`);
  override primaryKeyName = (table: Table | string) => `${named(table)}_pkey`;
  override uniqueConstraintName = (table: Table | string, columns: string[]) => `${named(table)}_${columns.join('_')}_key`;
  override foreignKeyName = (table: Table | string, columns: string[]) => `${named(table)}_${columns.join('_')}_fkey`;
  override indexName = (table: Table | string, columns: string[]) => `${named(table)}_${columns.join('_')}_idx`;
  override relationConstraintName = (table: Table | string, columns: string[]) => `${named(table)}_${columns.join('_')}_key`;
}
