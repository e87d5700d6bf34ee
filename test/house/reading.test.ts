import 'reflect-metadata';
import { GraphQLNonNull, getNamedType, isListType, getNullableType, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { EntityMetadata } from 'typeorm';
import { beforeAll, expect, test } from 'vitest';
import { createDataSource } from '../../server/src/app/data-source.ts';
import { entities } from '../../server/src/app/entities.ts';
import { buildHubSchema } from '../../server/src/app/schema.ts';
import { wire } from '../../server/src/app/wiring.ts';
import { anonymous } from '../../server/src/platform/auth/viewer.ts';
import { Alias } from '../../server/src/platform/reading/sql.ts';
import type { Entity } from '../../server/src/platform/reading/source.ts';
import { conditions, describeTables, rowOf } from '../../server/src/platform/reading/tables.ts';
import { testDatabase } from '../support/database.ts';
import { code, read } from './sources.ts';

/**
 * To-ones that are never hidden although their type has a policy: only what is published is adopted, a version and a comment are seen
 * where their material is, an event by whoever sees its numbers or is asked after it, a file with what it is attached to, a person wherever
 * a role of theirs is, and whoever sees a verdict, a question or an item of a sample sees what it is of.
 */
const CERTAIN = [
  'MaterialVersion.material',
  'Adoption.material',
  'Comment.material',
  'FollowUp.event',
  'FollowUpKept.followUp',
  'EventAttendance.event',
  'EventInvitation.event',
  'EventMaterial.event',
  'EventRegistration.event',
  'MaterialVersionFile.file',
  'Membership.person',
  'VerificationSampleItem.sample',
  'VerificationSampleItem.adoption',
  'Verification.adoption',
  'Verification.declaration',
  'VerificationRequest.adoption',
];

const schema = buildHubSchema(wire(undefined as never, undefined as never));
let tables: EntityMetadata[];
beforeAll(async () => {
  const { url } = await testDatabase('migrated');
  const dataSource = await createDataSource(url).initialize();
  describeTables(dataSource);
  tables = dataSource.entityMetadatas;
  await dataSource.destroy();
});

const isOpen = (entity: Entity) => conditions(entity, rowOf(entity, new Alias()), anonymous, true) === true;

/** The fields that a type's columns and to-ones answer: what planned reading passes through without looking at it. */
function passedThrough() {
  return tables.flatMap((table) => {
    const type = schema.getType(table.name);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) => {
      const property =
        getMetadataStorage().fields.find(
          ({ target, schemaName }) => schemaName === field.name && (table.target as Function).prototype instanceof target,
        )?.name ??
        getMetadataStorage().fields.find(({ target, schemaName }) => schemaName === field.name && target === table.target)?.name;
      const column = table.columns.find(({ propertyName }) => propertyName === property);
      const toOne = table.relations.find(({ propertyName }) => propertyName === property);
      return column || toOne ? [{ name: `${type.name}.${field.name}`, type: field.type, column, toOne }] : [];
    });
  });
}

test('there are fields that are passed through', () => {
  expect(passedThrough().length).toBeGreaterThan(100);
});

test('no column that can be null stands under a field that cannot: nobody would look', () => {
  const broken = passedThrough().filter(
    ({ type, column, toOne }) =>
      type instanceof GraphQLNonNull && (toOne ? toOne.joinColumns.some((join) => join.isNullable) : column!.isNullable),
  );
  expect(broken.map(({ name }) => name)).toEqual([]);
});

test('what a viewer may not see does not stand under a field that cannot be null', () => {
  const hidden = passedThrough().filter(
    ({ type, toOne }) => toOne && type instanceof GraphQLNonNull && !isOpen(toOne.inverseEntityMetadata.target as Entity),
  );
  expect(hidden.map(({ name }) => name)).toEqual(CERTAIN);
});

test('no number that a reader’s JSON would round is answered as a number', () => {
  const rounded = passedThrough().filter(
    ({ type, column }) =>
      column && /^(bigint|numeric|decimal)$/.test(String(column.type)) && ['Int', 'Float'].includes(getNamedType(type).name),
  );
  expect(rounded.map(({ name }) => name)).toEqual([]);
});

test('moments have the precision of the contract, milliseconds, so that their text is exact', () => {
  const finer = passedThrough().filter(
    ({ name, column }) =>
      column && String(column.type).startsWith('timestamp') && column.precision !== 3 && name !== 'HistoryEntry.occurredAt',
  );
  expect(finer.map(({ name }) => name)).toEqual([]);
});

test('no field has a middleware or an @Authorized: a column is not resolved, they would never run', () => {
  const { middlewares, authorizedFields } = getMetadataStorage();
  expect(middlewares).toEqual([]);
  expect(authorizedFields).toEqual([]);
  expect(
    code.filter((name) => name.startsWith('server/') && /@(?:UseMiddleware|Authorized)\b|globalMiddlewares/.test(read(name))),
  ).toEqual([]);
});

test('every list is bounded: a list of rows is a connection, or `many` and `rows` with their limit', () => {
  const bounded = ['importOffers', 'invitableOrganisations', 'regions', 'sourceProjects', 'themes'];
  const lists = Object.values(schema.getQueryType()!.getFields()).filter((field) => isListType(getNullableType(field.type)));
  expect(lists.map((field) => field.name).filter((name) => !bounded.includes(name))).toEqual([]);
});

test('no type’s name differs from its entity’s: planned reading finds one by the other', () => {
  expect(
    (entities as Entity[]).filter((entity) => !isObjectType(schema.getType(entity.name))).map((entity) => entity.name),
  ).toEqual([]);
});

test('policies are replaced by tests only', () => {
  expect(code.filter((name) => name.startsWith('server/') && /\breplacePolicy\(/.test(read(name)))).toEqual([
    'server/src/platform/reading/tables.ts',
  ]);
});
