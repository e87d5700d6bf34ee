import { isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';

/** A value as it stands in the text of an operation, whether it fits the type or not. */
export function literal(value: unknown, type: GraphQLInputType | undefined): string {
  if (type && isNonNullType(type)) return literal(value, type.ofType);
  if (Array.isArray(value)) {
    const inner = type && isListType(type) ? type.ofType : undefined;
    return `[${value.map((one) => literal(one, inner)).join(', ')}]`;
  }
  if (value !== null && typeof value === 'object') {
    const fields = type && isInputObjectType(type) ? type.getFields() : {};
    return `{${Object.entries(value)
      .map(([name, one]) => `${name}: ${literal(one, fields[name]?.type)}`)
      .join(', ')}}`;
  }
  const isName = typeof value === 'string' && /^[A-Za-z_]\w*$/.test(value);
  return isName && type && isEnumType(type) ? value : (JSON.stringify(value) ?? 'null');
}
