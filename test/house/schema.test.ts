import 'reflect-metadata';
import { isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, isScalarType } from 'graphql';
import { expect, test } from 'vitest';
import { entities } from '../../server/src/app/entities.ts';
import { schemaText } from '../../server/src/app/schema.command.ts';
import { buildHubSchema } from '../../server/src/app/schema.ts';
import { wire } from '../../server/src/app/wiring.ts';
import { nodes } from '../../server/src/features/search/node.resolver.ts';
import { hasPolicy } from '../../server/src/platform/reading/tables.ts';
import { read } from './sources.ts';

const schema = buildHubSchema(wire(undefined as never, undefined as never));
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
const roots = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!];

test('the committed schema is the one that the server has (npm run schema writes it)', () => {
  expect(read('schema/schema.graphql')).toBe(schemaText());
});

test('every type, field and argument says what it means', () => {
  const silent = types.flatMap((type) => {
    if (['ID', 'String', 'Int', 'Float', 'Boolean'].includes(type.name) || roots.includes(type as never)) return [];
    if (isScalarType(type) || isEnumType(type)) return type.description ? [] : [type.name];
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return type.description ? [] : [type.name];
    return [
      ...(type.description ? [] : [type.name]),
      ...Object.values(type.getFields()).flatMap((field) => (field.description ? [] : [`${type.name}.${field.name}`])),
    ];
  });
  expect(silent).toEqual([]);
  expect(
    roots.flatMap((root) =>
      Object.values(root.getFields())
        .filter((field) => !field.description)
        .map((field) => field.name),
    ),
  ).toEqual([]);
});

test('every root field says who may call it', () => {
  const open = roots.flatMap((root) =>
    Object.values(root.getFields())
      .filter((field) => !['PUBLIC', 'SIGNED_IN'].includes(String(field.extensions['access'])))
      .map((field) => field.name),
  );
  expect(open).toEqual([]);
});

test('the root fields that nobody has to sign in for are these and no others', () => {
  const open = roots.flatMap((root) =>
    Object.values(root.getFields())
      .filter((field) => field.extensions['access'] === 'PUBLIC')
      .map((field) => `${root.name}.${field.name}`),
  );
  expect(open.sort()).toEqual([
    'Mutation.acceptInvitation',
    'Mutation.requestPasswordReset',
    'Mutation.resetPassword',
    'Mutation.signIn',
    'Mutation.signOut',
    'Query.disseminationEvent',
    'Query.disseminationEvents',
    'Query.installation',
    'Query.invitationOffer',
    'Query.material',
    'Query.materialVersion',
    'Query.materials',
    'Query.mayStartHarvest',
    'Query.node',
    'Query.organisation',
    'Query.organisations',
    'Query.outbox',
    'Query.regions',
    'Query.sourceProjects',
    'Query.themes',
    'Query.viewer',
  ]);
});

test('every table that can be read has a policy', () => {
  expect(entities.filter((entity) => !hasPolicy(entity)).map((entity) => entity.name)).toEqual([]);
});

test('every type with an id is found by node(id)', () => {
  const withId = types
    .filter((type) => isObjectType(type) && type.getInterfaces().some((face) => face.name === 'Node'))
    .map((type) => type.name);
  expect(withId.sort()).toEqual(nodes.map((entity) => entity.name).sort());
});

test('the names of a value in an enumeration are its value, in the API and the database alike', () => {
  expect(
    types.filter(isEnumType).flatMap((type) =>
      type
        .getValues()
        .filter((value) => value.value !== value.name)
        .map((value) => `${type.name}.${value.name}`),
    ),
  ).toEqual([]);
});
