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
import type { Fragments } from './measure.ts';

/** Rows of a list without pages, as far as its type tells. */
const PLAIN_LIST = 20;

type Variables = Readonly<Record<string, unknown>>;

/**
 * Rows that an operation asks for at the most: lists within lists multiplied, side by side added up. The
 * planner counts again, knowing how long each list without pages may be; this count is there before anything is done, which for
 * a mutation is the time to refuse.
 */
export function rowsAsked(schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: Fragments, given: Variables) {
  const counted = new Map<string, number>();
  const variables = { ...defaultsOf(operation), ...given };

  const ofSelections = ({ selections }: SelectionSetNode, type: GraphQLNamedType | undefined): number => {
    let sum = 0;
    for (const selection of selections) {
      if (selection.kind === 'Field') sum += ofField(selection, type);
      else if (selection.kind === 'FragmentSpread') sum += ofFragment(selection.name.value);
      else {
        const on = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type;
        sum += ofSelections(selection.selectionSet, on);
      }
    }
    return sum;
  };

  const ofFragment = (name: string): number => {
    const known = counted.get(name);
    if (known !== undefined) return known;
    counted.set(name, 0);
    const fragment = fragments.get(name);
    const rows = fragment ? ofSelections(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value)) : 0;
    counted.set(name, rows);
    return rows;
  };

  const ofField = (node: FieldNode, parent: GraphQLNamedType | undefined): number => {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    const type = field && getNamedType(field.type);
    if (!type || !isCompositeType(type) || !node.selectionSet) return 0;
    const own = rowsOf(field, node, parent!.name, variables);
    return own + Math.max(own, 1) * ofSelections(node.selectionSet, type);
  };

  return ofSelections(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
}

function rowsOf(field: GraphQLField<unknown, unknown>, node: FieldNode, parent: string, variables: Variables): number {
  const declared = field.args.find(({ name }) => name === 'first');
  if (!declared) {
    // The rows of a connection are those that its field has brought.
    if (/(Connection|Edge)$/.test(parent)) return 0;
    return isListType(getNullableType(field.type)) ? PLAIN_LIST : 1;
  }
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
