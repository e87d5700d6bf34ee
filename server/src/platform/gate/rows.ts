import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { limits } from '../../../../schema/limits.ts';
import { longest, weight } from '../graphql/weight.ts';
import type { Fragments } from './measure.ts';

type Variables = Readonly<Record<string, unknown>>;

/**
 * Rows that an operation asks for at the most: lists within lists multiplied, side by side added up, and what is counted over
 * many rows by what it weighs. Nothing counts another time: it is known before anything is done, which for a mutation is the
 * time to refuse.
 */
export function rowsAsked(schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: Fragments, given: Variables) {
  const counted = new Map<string, number>();
  const variables = { ...defaultsOf(operation), ...given };

  // `page` is how many rows the connection has that the selections are of.
  const ofSelections = ({ selections }: SelectionSetNode, type: GraphQLNamedType | undefined, page: number): number => {
    let sum = 0;
    for (const selection of selections) {
      if (selection.kind === 'Field') sum += ofField(selection, type, page);
      else if (selection.kind === 'FragmentSpread') sum += ofFragment(selection.name.value, page);
      else {
        const on = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type;
        sum += ofSelections(selection.selectionSet, on, page);
      }
    }
    return sum;
  };

  const ofFragment = (name: string, page: number): number => {
    const key = `${name} ${page}`;
    const known = counted.get(key);
    if (known !== undefined) return known;
    counted.set(key, 0);
    const fragment = fragments.get(name);
    const rows = fragment ? ofSelections(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), page) : 0;
    counted.set(key, rows);
    return rows;
  };

  const ofField = (node: FieldNode, parent: GraphQLNamedType | undefined, page: number): number => {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field) return 0;
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || !node.selectionSet) return weight(field);
    const size = pageSize(field, node, variables);
    if (size !== undefined) return weight(field) + size + ofSelections(node.selectionSet, type, size);
    const below = ofSelections(node.selectionSet, type, 1);
    // The rows of a connection are those that its field has brought.
    if (parent!.name.endsWith('Edge')) return below;
    if (parent!.name.endsWith('Connection') && /^(nodes|edges)$/.test(field.name)) return page * below;
    const own = isListType(getNullableType(field.type)) ? longest(field) : 1;
    return weight(field) + own + own * below;
  };

  return ofSelections(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, 1);
}

/** How many rows of a list with pages are wanted. */
function pageSize(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Variables): number | undefined {
  const declared = field.args.find(({ name }) => name === 'first');
  if (!declared) return undefined;
  const value = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  const asked =
    value?.kind === 'IntValue' ? Number(value.value) : value?.kind === 'Variable' ? variables[value.name.value] : undefined;
  const size = Number(asked ?? declared.defaultValue ?? limits.page);
  // What is no possible page size is refused where it is read, and is nothing to multiply by.
  return Number.isFinite(size) ? Math.min(Math.max(Math.trunc(size), 1), limits.page) : limits.page;
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === 'IntValue' ? [[variable.name.value, Number(defaultValue.value)]] : [],
    ),
  );
}
