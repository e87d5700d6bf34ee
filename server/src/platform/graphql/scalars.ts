import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO, GraphQLJSON, GraphQLLocalDate } from 'graphql-scalars';

function pattern(name: string, description: string, form: RegExp) {
  const check = (value: unknown) => {
    // An error of GraphQL's own kind is the caller's to mend; any other would be taken for a failure of the hub.
    if (typeof value !== 'string' || !form.test(value)) throw new GraphQLError(`${name} is not of the form ${form.source}`);
    return value;
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: check,
    parseValue: check,
    parseLiteral: (node) => check(node.kind === Kind.STRING ? node.value : undefined),
  });
}

export const CursorScalar = pattern(
  'Cursor',
  'A place in a list or stream. Opaque: take it from an answer.',
  /^[A-Za-z0-9+/=.:_-]{1,1000}$/,
);
export const MoneyScalar = pattern('Money', 'An amount in euros with two decimals, such as "1234.56".', /^-?\d{1,15}\.\d{2}$/);
export const PartialDateScalar = pattern(
  'PartialDate',
  'A date with the precision that is known: "2024", "2024-12" or "2024-12-31".',
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
);
export const DateScalar = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: 'Date',
  description: 'A calendar day in Finland, such as "2024-12-31".',
});
export const DateTimeScalar = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'A moment in UTC by RFC 3339, to the millisecond.',
});
export const JsonScalar = new GraphQLScalarType({ ...GraphQLJSON.toConfig(), name: 'JSON', description: 'Any JSON value.' });
