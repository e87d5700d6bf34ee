import type { Column, Sql } from './sql.ts';

export type Entity<T = any> = new () => T;

type Plain = string | number | boolean | bigint | Date | readonly (string | number)[] | Record<string, unknown>;
/** The row as seen from SQL: each property is its column, each relation the narrowed row it points at. */
export type Row<T> = {
  readonly [K in keyof T]-?: NonNullable<T[K]> extends Plain ? Column : NonNullable<T[K]> extends Function ? never : Source;
};

/** What a resolver answers with: not data, but where the data is. */
export type Source = One | Many | Page | Rows | Either | Computed | Shape;

export class One {
  constructor(
    readonly entity: Entity,
    readonly where: (row: any) => Sql | true,
    readonly order?: Order,
  ) {}
}
export class Many {
  constructor(
    readonly entity: Entity,
    readonly where: (row: any) => Sql | true,
    readonly order: Order,
  ) {}
}
export class Page {
  constructor(
    readonly entity: Entity,
    readonly options: PageOptions<any>,
  ) {}
}
export class Rows {
  constructor(
    readonly query: Sql,
    readonly options: { single?: boolean; columns?: readonly string[] },
  ) {}
}
export class Either {
  constructor(readonly choices: readonly { type: string; source: One }[]) {}
}
export class Computed {
  constructor(
    readonly needs: Record<string, Sql>,
    readonly compute: (needs: any) => unknown,
  ) {}
}
export class Shape {
  constructor(
    readonly values: object,
    readonly when: Sql | true,
  ) {}
}

export type Order = { by: (row: any) => readonly Sql[]; descending: boolean };
export type PageOptions<T> = {
  first: number;
  after?: string | null;
  where?: (row: Row<T>) => Sql | true;
  /** What every row of the list has in these columns: it is asked for, and a policy that looks at `known` can be as narrow. */
  known?: { readonly [K in keyof T]?: string };
  /** Not-null columns, the last one unique. */
  order: (row: Row<T>) => readonly Column[];
  descending?: boolean;
  /** What the connection's own fields (facets) need to know of the request. */
  about?: unknown;
};
type OrderOptions<T> = { order?: (row: Row<T>) => readonly Sql[]; descending?: boolean };

const orderOf = ({ order, descending = false }: OrderOptions<any>): Order | undefined => order && { by: order, descending };

/** One visible row, or null. */
export const one = <T>(entity: Entity<T>, where: (row: Row<T>) => Sql | true, options: OrderOptions<T> = {}) =>
  new One(entity, where, orderOf(options as OrderOptions<any>));

/** A list without pages, as long as its field declares (`AtMost`). */
export const many = <T>(
  entity: Entity<T>,
  where: (row: Row<T>) => Sql | true,
  options: Required<Pick<OrderOptions<T>, 'order'>> & OrderOptions<T>,
) => new Many(entity, where, orderOf(options as OrderOptions<any>)!);

/** A keyset connection. */
export const page = <T>(entity: Entity<T>, options: PageOptions<T>) => new Page(entity, options as PageOptions<any>);

/**
 * Rows of a query written by hand over `visible()` tables, its columns named as the type's fields.
 * `columns` names those that only field resolvers need.
 */
export const rows = (query: Sql, options: { single?: boolean; columns?: readonly string[] } = {}) => new Rows(query, options);

/** A union or interface: the first of the choices that is visible. */
export const either = (...choices: { type: string; source: One }[]) => new Either(choices);
export const as = (type: string, source: One) => ({ type, source });

/** A field that TypeScript computes from what it needs of the row. It has no database. */
export const computed = <N extends string>(needs: Record<N, Sql>, compute: (needs: Record<N, any>) => unknown) =>
  new Computed(needs, compute);

/** An object without a row of its own: its fields are SQL, sources or values. Null where `when` does not hold. */
export const shape = (values: object, { when = true }: { when?: Sql | true } = {}) => new Shape(values, when);
