import { buildSchema, parse, type GraphQLObjectType, type OperationDefinitionNode } from 'graphql';
import { expect, test } from 'vitest';
import { fragmentsOf, measure, mostMerged, rootFields } from './measure.ts';
import { rowsAsked } from './rows.ts';

const read = (text: string) => {
  const document = parse(text);
  const operation = document.definitions.find((one) => one.kind === 'OperationDefinition') as OperationDefinitionNode;
  return { operation, fragments: fragmentsOf(document) };
};
const sizeOf = (text: string) => {
  const { operation, fragments } = read(text);
  return measure(operation, fragments).whole;
};

test('an operation is measured with its fragments wherever they are spread', () => {
  const size = sizeOf(`query @a { x: a { ...F @b ...F ... on A { c { y2: d @c } } } } fragment F on A @d { e { f } }`);
  expect(size).toEqual({ depth: 3, fields: 7, aliases: 2, directives: 5, aliasLength: 2 });
});

test('fragments that double at each of a thousand steps are measured at once', () => {
  const steps = Array.from({ length: 1_000 }, (_, i) => `fragment F${i} on A { ...F${i + 1} ...F${i + 1} }`);
  expect(sizeOf(`{ ...F0 } ${steps.join(' ')} fragment F1000 on A { a }`).fields).toBe(2 ** 1000);
});

test('a fragment that leads to itself is no endless way', () => {
  expect(sizeOf('{ ...F } fragment F on A { a ...G } fragment G on A { ...F b }').fields).toBe(2);
});

test('fields at the root are seen through fragments', () => {
  const { operation, fragments } = read('{ a ... on Query { b ...F } } fragment F on Query { c x: a }');
  expect(rootFields(operation, fragments)).toEqual(['a', 'b', 'c', 'a']);
});

test.each([
  ['side by side', '{ a a x: a x: b ... on Query { a } }', 3],
  ['below fields that become one', '{ a { b c } a { b } ...F } fragment F on Query { a { b b } }', 4],
  ['under one alias each', '{ x: a { b b } y: a { b b } }', 2],
])('fields of one place are counted %s', (_where, text, most) => {
  const { operation, fragments } = read(text);
  expect(mostMerged(operation, fragments)).toBe(most);
});

const schema = buildSchema(`
  type Query { things(first: Int! = 25, after: String): ThingConnection! one: Thing node: Named }
  type ThingConnection { total: Int kinds: [Thing!]! nodes: [Thing!]! edges: [ThingEdge!]! }
  type ThingEdge { node: Thing! }
  interface Named { name: String }
  type Thing implements Named { name: String things(first: Int = 10): ThingConnection! owner: Thing parts: [Thing!]! weighty: Int }
`);
const fieldsOf = (name: string) => (schema.getType(name) as GraphQLObjectType).getFields();
fieldsOf('ThingConnection')['total']!.extensions = { weighs: 500 };
fieldsOf('ThingConnection')['kinds']!.extensions = { atMost: 8 };
fieldsOf('Thing')['weighty']!.extensions = { weighs: 7 };

const rowsOf = (text: string, variables = {}) => {
  const { operation, fragments } = read(text);
  return rowsAsked(schema, operation, fragments, variables);
};

test.each([
  ['a list by its default', '{ things { nodes { name } } }', {}, 25],
  ['a list by a number', '{ things(first: 3) { nodes { name } } }', {}, 3],
  ['a list by a variable', 'query ($n: Int!) { things(first: $n) { nodes { name } } }', { n: 7 }, 7],
  ['a list by the default of a variable', 'query ($n: Int = 4) { things(first: $n) { nodes { name } } }', {}, 4],
  [
    'a list in a list',
    '{ things(first: 3) { nodes { things(first: 5) { edges { node { owner { name } } } } } } }',
    {},
    3 + 15 + 15,
  ],
  [
    'lists side by side under aliases',
    '{ a: things(first: 3) { nodes { name } } b: things(first: 3) { nodes { name } } }',
    {},
    6,
  ],
  ['lists in fragments', '{ one { ...F } } fragment F on Thing { things(first: 9) { nodes { owner { name } } } }', {}, 1 + 9 + 9],
  ['a list without pages', '{ one { parts { parts { owner { name } } } } }', {}, 1 + 100 + 10_000 + 10_000],
  [
    'a connection’s own fields, which are there once',
    '{ things(first: 3) { total kinds { name } nodes { name } } }',
    {},
    3 + 500 + 8,
  ],
  ['what weighs, in each row', '{ one { parts { weighty } } }', {}, 1 + 100 + 100 * 7],
  ['no page at all', '{ things(first: 0) { nodes { owner { name } } } }', {}, 2],
  ['more than a page', '{ things(first: 1000000) { nodes { name } } }', {}, 100],
])('rows of %s', (_what, text, variables, rows) => expect(rowsOf(text, variables)).toBe(rows));
