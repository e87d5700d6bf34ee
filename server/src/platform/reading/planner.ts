import {
  GraphQLError,
  getNamedType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isObjectType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { getArgumentValues } from 'graphql/execution/values.js';
import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../auth/viewer.ts';
import { AppError } from '../errors/app-error.ts';
import { longest } from '../graphql/weight.ts';
import { planConnection } from './connection.ts';
import { fixKeys, nullable, responseKey, type Fix, type Plan } from './plan.ts';
import { scalarText } from './scalars.ts';
import { Computed, Either, Many, One, Page, Rows, Shape, type Order } from './source.ts';
import { Alias, Column, Sql, WHOLE, count, identifier, join, trusted, where, word } from './sql.ts';
import { conditions, entityOf, rowOf, tableOf } from './tables.ts';

export type Fields = ReadonlyMap<string, readonly FieldNode[]>;
export type Operation = {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
  context: { viewer: Viewer };
};

const NULL = word('null::json');

/** Turns sources and the selection over them into one JSON expression, narrowed by the viewer's rights. Made for one operation. */
export class Planner {
  private fieldsPlanned = 0;
  private depth = 0;

  constructor(readonly operation: Operation) {}

  get viewer() {
    return this.operation.context.viewer;
  }

  /** The fields selected under these nodes of that type: fragments merged, @skip and @include obeyed. */
  fieldsOf(type: GraphQLObjectType, nodes: readonly FieldNode[]): Fields {
    const { schema, fragments, variables } = this.operation;
    return collectSubfields(schema, fragments, variables, type, nodes);
  }

  /** Calls the field's resolver: it says what the field is answered with. */
  async resolve(
    type: GraphQLObjectType,
    root: unknown,
    nodes: readonly FieldNode[],
  ): Promise<{ type: GraphQLOutputType; value: unknown; most: number }> {
    if (++this.fieldsPlanned > limits.fields) throw new AppError('LIMIT_REACHED', { limit: 'fields', most: limits.fields });
    const [node] = nodes as [FieldNode];
    const field = type.getFields()[node.name.value];
    if (!field) throw new GraphQLError(`No field ${type.name}.${node.name.value}`);
    const args = getArgumentValues(field, node, this.operation.variables);
    const value = field.resolve
      ? await field.resolve(root, args, this.operation.context, { fieldName: field.name } as GraphQLResolveInfo)
      : (root as Record<string, unknown>)[field.name];
    return { type: field.type, value, most: longest(field) };
  }

  private async plan(type: GraphQLOutputType, nodes: readonly FieldNode[], value: unknown, most: number): Promise<Plan> {
    if (value === null || value === undefined) return { sql: NULL };
    const named = getNamedType(type);
    if (value instanceof Computed) return this.planComputed(value, type, nodes);
    if (isLeafType(named)) return { sql: leaf(named.name, value) };
    if (value instanceof Either) return this.planEither(value, nodes);
    if (value instanceof One) return this.planOne(value, this.objectOf(type, value), nodes);
    const object = this.objectOf(type, value);
    if (value instanceof Many) return this.planMany(value, object, nodes, most);
    if (value instanceof Rows) return this.planRows(value, object, nodes, most);
    if (value instanceof Page) return planConnection(this, value, object, nodes);
    if (value instanceof Shape) return this.row(object, nodes, value.values, where(value.when));
    throw new Error(`${object.name}: a resolver answered with something that is no source`);
  }

  /** One JSON object from the row that `from` brings. */
  async row(type: GraphQLObjectType, nodes: readonly FieldNode[], root: unknown, from: Sql): Promise<Plan> {
    const { columns, fix } = await this.columns(type, nodes, root);
    return {
      sql: trusted`(select row_to_json(${WHOLE}) from (select ${columns}${from}) ${WHOLE})`,
      ...(fix && { fix: nullable(fix) }),
    };
  }

  async columns(type: GraphQLObjectType, nodes: readonly FieldNode[], root: unknown) {
    const pieces: Sql[] = [];
    const fixes: [string, Fix][] = [];
    for (const [key, fieldNodes] of this.fieldsOf(type, nodes)) {
      const { sql, fix } = await this.field(type, root, fieldNodes);
      pieces.push(trusted`${sql} as ${identifier(responseKey(key))}`);
      if (fix) fixes.push([key, fix]);
    }
    return { columns: join(pieces, ', '), fix: fixes.length ? fixKeys(fixes) : undefined };
  }

  async field(type: GraphQLObjectType, root: unknown, nodes: readonly FieldNode[]): Promise<Plan> {
    if (nodes[0]!.name.value === '__typename') return { sql: trusted`${type.name}::text` };
    const resolved = await this.resolve(type, root, nodes);
    if (++this.depth > limits.depth) throw new AppError('LIMIT_REACHED', { limit: 'depth', most: limits.depth });
    const plan = await this.plan(resolved.type, nodes, resolved.value, resolved.most);
    this.depth -= 1;
    return plan;
  }

  /**
   * Plans what a change is to be answered with over a row that is not there: what is wrong with the selection is refused before anything
   * is done.
   */
  async rehearse(type: GraphQLObjectType, nodes: readonly FieldNode[]): Promise<void> {
    const named = getNamedType(type.getFields()[nodes[0]!.name.value]?.type);
    const entity = isObjectType(named) ? entityOf(named.name) : undefined;
    if (entity) await new Planner(this.operation).columns(named as GraphQLObjectType, nodes, rowOf(entity, new Alias()));
  }

  private planOne(source: One, type: GraphQLObjectType, nodes: readonly FieldNode[]) {
    const alias = new Alias();
    const row = rowOf(source.entity, alias);
    const from = trusted` from ${identifier(tableOf(source.entity).name)} ${alias}${where(conditions(source.entity, row, this.viewer, source.where(row)))}${orderBy(source.order, row)} limit 1`;
    return this.row(type, nodes, row, from);
  }

  private async planMany(source: Many, type: GraphQLObjectType, nodes: readonly FieldNode[], most: number): Promise<Plan> {
    const alias = new Alias();
    const row = rowOf(source.entity, alias);
    const { columns, fix } = await this.columns(type, nodes, row);
    const from = trusted` from ${identifier(tableOf(source.entity).name)} ${alias}${where(conditions(source.entity, row, this.viewer, source.where(row)))}${orderBy(source.order, row)} limit ${count(most)}`;
    return list(trusted`select ${columns}${from}`, fix);
  }

  private async planRows(source: Rows, type: GraphQLObjectType, nodes: readonly FieldNode[], most: number): Promise<Plan> {
    const alias = new Alias();
    const root: Record<string, Column> = {};
    for (const name of [...Object.keys(type.getFields()), ...(source.options.columns ?? [])])
      root[name] = new Column(alias, name, 'text');
    const from = trusted` from (${source.query}) ${alias}`;
    if (source.options.single) return this.row(type, nodes, root, trusted`${from} limit 1`);
    const { columns, fix } = await this.columns(type, nodes, root);
    return list(trusted`select ${columns}${from} limit ${count(most)}`, fix);
  }

  private async planEither(source: Either, nodes: readonly FieldNode[]): Promise<Plan> {
    const plans: Plan[] = [];
    for (const choice of source.choices) {
      const type = this.operation.schema.getType(choice.type);
      if (!isObjectType(type)) throw new Error(`${choice.type} is no object type`);
      plans.push(await this.planOne(choice.source, type, nodes));
    }
    if (plans.every((plan) => !plan.fix))
      return {
        sql: trusted`coalesce(${join(
          plans.map((plan) => plan.sql),
          ', ',
        )})`,
      };
    // Which of them answered decides what TypeScript does to it, so each stands under its number.
    const numbered = plans.map(
      (plan, i) => trusted`(select json_build_array(${count(i)}, x.v) from (select ${plan.sql} as v) x where x.v is not null)`,
    );
    return {
      sql: trusted`coalesce(${join(numbered, ', ')})`,
      fix: nullable(([i, value]: [number, unknown]) => plans[i]!.fix?.(value) ?? value),
    };
  }

  private async planComputed(source: Computed, type: GraphQLOutputType, nodes: readonly FieldNode[]): Promise<Plan> {
    const needs = Object.entries(source.needs);
    const shaped = await this.shaper(type, nodes);
    const columns = needs.map(([name, need]) => trusted`${isWide(need) ? trusted`${need}::text` : need} as ${identifier(name)}`);
    const dates = needs.filter(([, need]) => need instanceof Column && need.type.startsWith('timestamp')).map(([name]) => name);
    return {
      sql: trusted`(select row_to_json(${WHOLE}) from (select ${join(columns, ', ')}) ${WHOLE})`,
      fix: (row: Record<string, unknown>) => {
        for (const name of dates) if (row[name] !== null) row[name] = new Date(row[name] as string);
        return shaped(source.compute(row));
      },
    };
  }

  /** Shapes a plain value to the selection: for what TypeScript computed. */
  async shaper(type: GraphQLOutputType, nodes: readonly FieldNode[]): Promise<(value: any) => unknown> {
    const nullableType = getNullableType(type);
    if (isListType(nullableType)) {
      const each = await this.shaper(nullableType.ofType, nodes);
      return (values: unknown[] | null) => values?.map(each) ?? null;
    }
    if (!isObjectType(nullableType)) return (value) => value ?? null;
    const keys: [string, string, (value: any) => unknown][] = [];
    for (const [key, fieldNodes] of this.fieldsOf(nullableType, nodes)) {
      if (++this.fieldsPlanned > limits.fields) throw new AppError('LIMIT_REACHED', { limit: 'fields', most: limits.fields });
      const name = fieldNodes[0]!.name.value;
      const field = nullableType.getFields()[name];
      keys.push([key, name, field ? await this.shaper(field.type, fieldNodes) : () => nullableType.name]);
    }
    return (value) => (value == null ? null : Object.fromEntries(keys.map(([key, name, inner]) => [key, inner(value[name])])));
  }

  private objectOf(type: GraphQLOutputType, value: unknown): GraphQLObjectType {
    const named = getNamedType(type);
    if (isObjectType(named)) return named;
    if (isAbstractType(named) && (value instanceof One || value instanceof Many)) {
      const concrete = this.operation.schema.getType(value.entity.name);
      if (isObjectType(concrete)) return concrete;
    }
    throw new Error(`${named.name}: no object type to plan`);
  }
}

/** A list of what `query` selects, as a JSON array. */
function list(query: Sql, fix: Fix | undefined): Plan {
  return {
    sql: trusted`(select coalesce(json_agg(row_to_json(${WHOLE})), '[]'::json) from (${query}) ${WHOLE})`,
    ...(fix && { fix: (values: unknown[]) => values.map(fix) }),
  };
}

const isSource = (value: unknown) => [One, Many, Page, Rows, Either, Shape].some((kind) => value instanceof kind);

function leaf(scalar: string, value: unknown): Sql {
  if (value instanceof Sql) return scalarText[scalar]?.(value) ?? (isWide(value) ? trusted`${value}::text` : value);
  if (isSource(value)) throw new Error(`${scalar}: a leaf was answered with a row`);
  return trusted`${JSON.stringify(value)}::json`;
}

const orderBy = (order: Order | undefined, row: unknown) =>
  order
    ? trusted` order by ${join(
        order.by(row).map((key) => (order.descending ? trusted`${key} desc` : key)),
        ', ',
      )}`
    : word('');

// Numbers that JSON.parse would round travel as text.
const isWide = (need: Sql): boolean => need instanceof Column && (need.type === 'bigint' || need.type === 'numeric');
