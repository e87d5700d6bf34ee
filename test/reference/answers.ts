import { readFileSync } from 'node:fs';
import {
  GraphQLError,
  buildSchema,
  execute,
  getNamedType,
  isObjectType,
  isScalarType,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLInterfaceType,
  type GraphQLSchema,
} from 'graphql';
import { type Asker } from './asker.ts';
import { Asking, Refusal } from './asking.ts';
import type { Row, TypeName, World } from './rows.ts';
import { fields } from './fields.ts';

/** Root fields that nobody has to sign in for. */
const OPEN = [
  'disseminationEvent',
  'disseminationEvents',
  'installation',
  'invitationOffer',
  'material',
  'materials',
  'materialVersion',
  'mayStartHarvest',
  'node',
  'organisation',
  'organisations',
  'outbox',
  'regions',
  'sourceProjects',
  'themes',
  'viewer',
];

/** A column, a to-one by its foreign key, or a value that was worked out above. A field unknown here has to be added here. */
const plain: GraphQLFieldResolver<Row, Asking> = (row, _args, asking, { fieldName, parentType, returnType }) => {
  if (row && Object.hasOwn(row, fieldName)) {
    const value: unknown = row[fieldName];
    return typeof value === 'function' ? value() : value;
  }
  const target = getNamedType(returnType);
  if (row && isObjectType(target) && Object.hasOwn(row, `${fieldName}Id`))
    return asking.one(target.name as TypeName, row[`${fieldName}Id`]);
  throw new Error(`The reference does not know ${parentType.name}.${fieldName}`);
};

/** What the reference tells of the signed-in. */
const OF_VIEWER = [
  'person',
  'organisation',
  'roles',
  'contactAreas',
  'memberships',
  'positions',
  'sessions',
  'apiTokens',
  'viewerCan',
];

/** The types and fields of the schema that the reference has not learnt yet. */
export function notLearnt(schema: GraphQLSchema, { table }: World): string[] {
  const learnt: Record<string, (name: string) => boolean> = { Query: () => false, Viewer: (name) => OF_VIEWER.includes(name) };
  for (const [name, { rows }] of Object.entries(table)) {
    const columns = Object.keys(rows[0] ?? {});
    learnt[name] = (field) => columns.includes(field) || columns.includes(`${field}Id`);
  }
  const missing = Object.entries(learnt).flatMap(([typeName, knows]) => {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) return [];
    const names = Object.keys(type.getFields()).filter((name) => !knows(name) && !Object.hasOwn(fields[typeName] ?? {}, name));
    return names.map((name) => `${typeName}.${name}`);
  });
  const nodes = schema.getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType).map((type) => type.name);
  return [...nodes.filter((name) => !Object.hasOwn(table, name)), ...missing];
}

/** The committed schema, answered by the reference. */
export function referenceSchema(): GraphQLSchema {
  const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  for (const [typeName, resolvers] of Object.entries(fields)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`The schema has no type ${typeName}`);
    for (const [name, resolve] of Object.entries(resolvers)) {
      const field = type.getFields()[name];
      if (!field) throw new Error(`The schema has no field ${typeName}.${name}`);
      const open = typeName !== 'Query' || OPEN.includes(name);
      field.resolve = (row, args, asking: Asking) => {
        if (!open && asking.asker.personId === null) throw new Refusal('UNAUTHENTICATED');
        return resolve(row, args, asking);
      };
    }
  }
  for (const [name, holds] of Object.entries(forms)) {
    const scalar = schema.getType(name);
    if (!isScalarType(scalar)) throw new Error(`The schema has no scalar ${name}`);
    scalar.parseValue = (value) => {
      if (typeof value !== 'string' || !holds(value)) throw new GraphQLError(`no ${name}`);
      return value;
    };
  }
  return schema;
}

const forms: Record<string, (text: string) => boolean> = {
  DateTime: (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
  Cursor: (text) => /^[A-Za-z0-9+/=.:_-]{1,1000}$/.test(text),
  Date: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.slice(0, 10) === text,
};

export type Answered = { data: unknown; codes: string[] };

/** Answers by graphql-js, field by field. */
export async function answerByReference(
  schema: GraphQLSchema,
  world: World,
  asker: Asker,
  document: DocumentNode,
  variableValues: Record<string, unknown>,
): Promise<Answered> {
  const contextValue = new Asking(world, asker);
  const typeResolver = (row: Row) => row.typename;
  const { data, errors }: ExecutionResult = await execute({
    schema,
    document,
    variableValues,
    contextValue,
    fieldResolver: plain as never,
    typeResolver,
  });
  return { data, codes: (errors ?? []).map(codeOf) };
}

function codeOf({ originalError, message }: GraphQLError): string {
  if (originalError instanceof Refusal) return originalError.code;
  if (!originalError || originalError instanceof GraphQLError)
    return /non-nullable/.test(message) ? `NULL: ${message}` : 'BAD_USER_INPUT';
  return `REFERENCE: ${message}`;
}
