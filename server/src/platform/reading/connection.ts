import { GraphQLObjectType, getNamedType, type FieldNode } from 'graphql';
import { limits } from '../../../../schema/limits.ts';
import { badInput } from '../errors/app-error.ts';
import { after, cursorText, tagOf } from './cursor.ts';
import { fixKeys, nullable, responseKey, type Fix, type Plan } from './plan.ts';
import type { Planner } from './planner.ts';
import type { Page, Row } from './source.ts';
import { Alias, Sql, WHOLE, and, count, identifier, join, trusted, where } from './sql.ts';
import { conditions, rowOf, tableOf } from './tables.ts';

/** Plans a keyset connection: the page once, its fields from it. */
export async function planConnection(
  planner: Planner,
  source: Page,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Promise<Plan> {
  const { first, after: cursor, order, descending = false } = source.options;
  if (!Number.isInteger(first) || first < 0 || first > limits.page)
    throw badInput('first', 'OUT_OF_RANGE', { min: 0, max: limits.page });
  const alias = new Alias();
  const row = rowOf(source.entity, alias, source.options.known);
  const keys = order(row);
  const tag = tagOf(tableOf(source.entity).name, keys, descending);
  const table = identifier(tableOf(source.entity).name);
  const held: Sql[] = [];
  let nodeCount = 0;

  const node = async (connectionType: GraphQLObjectType, fieldNodes: readonly FieldNode[], fieldName: string) => {
    const nodeType = getNamedType(connectionType.getFields()[fieldName]!.type) as GraphQLObjectType;
    const { columns, fix } = await planner.columns(nodeType, fieldNodes, row);
    const name = identifier(`n${++nodeCount}`);
    held.push(trusted`(select row_to_json(${WHOLE}) from (select ${columns}) ${WHOLE}) as ${name}`);
    return { name, fix };
  };

  const pieces: Sql[] = [];
  const fixes: [string, Fix][] = [];
  for (const [key, fieldNodes] of planner.fieldsOf(type, nodes)) {
    const name = fieldNodes[0]!.name.value;
    const add = (sql: Sql, fix?: Fix) => {
      pieces.push(trusted`${sql} as ${identifier(responseKey(key))}`);
      if (fix) fixes.push([key, fix]);
    };
    if (name === 'nodes') {
      const { name: column, fix } = await node(type, fieldNodes, 'nodes');
      add(
        trusted`(select coalesce(json_agg(p.${column}), '[]'::json) from (select ${column} from page limit ${count(first)}) p)`,
        fix && ((values: unknown[]) => values.map(fix)),
      );
    } else if (name === 'edges') {
      const { sql, fix } = await planEdges(planner, type, fieldNodes, node);
      add(
        trusted`(select coalesce(json_agg(row_to_json(${WHOLE})), '[]'::json) from (select ${sql} from page limit ${count(first)}) ${WHOLE})`,
        fix && ((values: unknown[]) => values.map(fix)),
      );
    } else if (name === 'pageInfo') {
      add(planPageInfo(planner, type, fieldNodes, first));
    } else if (name === 'totalCount') {
      const counted = new Alias();
      const all = rowOf(source.entity, counted, source.options.known);
      add(
        trusted`(select count(*) from ${table} ${counted}${where(conditions(source.entity, all, planner.viewer, asked(source, all)))})`,
      );
    } else {
      const { sql, fix } = await planner.field(type, source.options.about, fieldNodes);
      add(sql, fix);
    }
  }

  held.push(trusted`${cursorText(tag, keys)} as c`);
  const condition = and(
    conditions(source.entity, row, planner.viewer, asked(source, row)),
    cursor ? after(cursor, tag, keys, descending) : true,
  );
  const sorted = join(
    keys.map((key) => (descending ? trusted`${key} desc` : key)),
    ', ',
  );
  const held_ = trusted`select ${join(held, ', ')} from ${table} ${alias}${where(condition)} order by ${sorted} limit ${count(first + 1)}`;
  return {
    sql: trusted`(with page as (${held_}) select row_to_json(${WHOLE}) from (select ${join(pieces, ', ')}) ${WHOLE})`,
    ...(fixes.length && {
      fix: nullable(fixKeys(fixes)),
    }),
  };
}

/** Which rows the list is made of, rights aside. */
function asked({ options: { known = {}, where } }: Page, row: Row<any>) {
  return and(...Object.entries(known).map(([name, value]) => trusted`${row[name]} = ${value}`), where?.(row));
}

async function planEdges(
  planner: Planner,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  node: (type: GraphQLObjectType, nodes: readonly FieldNode[], name: string) => Promise<{ name: Sql; fix: Fix | undefined }>,
): Promise<Plan> {
  const edge = getNamedType(type.getFields()['edges']!.type) as GraphQLObjectType;
  const pieces: Sql[] = [];
  const fixes: [string, Fix][] = [];
  for (const [key, fieldNodes] of planner.fieldsOf(edge, nodes)) {
    const name = fieldNodes[0]!.name.value;
    const label = identifier(responseKey(key));
    if (name === 'cursor') pieces.push(trusted`c as ${label}`);
    else if (name === '__typename') pieces.push(trusted`${edge.name}::text as ${label}`);
    else {
      const { name: column, fix } = await node(edge, fieldNodes, 'node');
      pieces.push(trusted`${column} as ${label}`);
      if (fix) fixes.push([key, fix]);
    }
  }
  return { sql: join(pieces, ', '), ...(fixes.length && { fix: fixKeys(fixes) }) };
}

function planPageInfo(planner: Planner, type: GraphQLObjectType, nodes: readonly FieldNode[], first: number): Sql {
  const info = getNamedType(type.getFields()['pageInfo']!.type) as GraphQLObjectType;
  const pieces = [...planner.fieldsOf(info, nodes)].map(([key, fieldNodes]) => {
    const name = fieldNodes[0]!.name.value;
    const value =
      name === 'hasNextPage'
        ? trusted`(select count(*) > ${count(first)} from page)`
        : name === 'endCursor'
          ? // A page without rows ends nowhere: also where none were wanted and some would follow.
            trusted`(select c from page limit ${count(Math.min(first, 1))} offset greatest(least(${count(first)}, (select count(*) from page)) - 1, 0))`
          : trusted`${info.name}::text`;
    return trusted`${value} as ${identifier(responseKey(key))}`;
  });
  return trusted`(select row_to_json(${WHOLE}) from (select ${join(pieces, ', ')}) ${WHOLE})`;
}
