import {
  GraphQLError,
  OperationTypeNode,
  getOperationAST,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { getVariableValues } from 'graphql/execution/values.js';
import type { Viewer } from '../auth/viewer.ts';
import { AppError } from '../errors/app-error.ts';
import { responseKey, type Plan } from './plan.ts';
import { Planner, type Operation } from './planner.ts';
import { identifier, join, render, trusted } from './sql.ts';

export type Read = (text: string, values: unknown[]) => Promise<Record<string, string | null>>;
export type AnswerContext = { viewer: Viewer; read: Read };
export type Request = {
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
};

/** JSON as PostgreSQL wrote it, for `stringify` to pass through; parsed when somebody looks inside. */
export class JsonText {
  constructor(readonly text: string) {}
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** Introspection belongs to graphql-js; everything else is planned. The two do not mix in one operation. */
export function isPlanned(schema: GraphQLSchema, { document, operationName }: Request) {
  const operation = getOperationAST(document, operationName);
  if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION) return false;
  return !operation.selectionSet.selections.some(
    (selection) => selection.kind === 'Field' && selection.name.value.startsWith('__') && selection.name.value !== '__typename',
  );
}

/** Answers a valid operation with one statement; a mutation makes its one change before, and `node` looks where its id is. */
export async function answer(schema: GraphQLSchema, request: Request, context: AnswerContext): Promise<ExecutionResult> {
  const operation = getOperationAST(request.document, request.operationName);
  if (!operation) return { errors: [new AppError('BAD_USER_INPUT', { field: 'operationName', problem: 'UNKNOWN_OPERATION' })] };
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {}, { maxErrors: 20 });
  if (coerced.errors)
    return {
      errors: coerced.errors.map(
        (error) => new GraphQLError(error.message, { nodes: error.nodes, extensions: { code: 'BAD_USER_INPUT', params: {} } }),
      ),
    };

  const type = schema.getRootType(operation.operation)!;
  const run: Operation = { schema, fragments: fragmentsOf(request.document), variables: coerced.coerced, context };
  const fields = collectFields(schema, run.fragments, run.variables, type, operation.selectionSet);
  try {
    // What a token for reading may not, is refused before any field is looked at.
    if (operation.operation === OperationTypeNode.MUTATION && context.viewer.readOnly)
      throw asError(new AppError('FORBIDDEN', { reason: 'TOKEN_ONLY_READS' }), [...fields.keys()].slice(0, 1));
    const planner = new Planner(run);
    const plans: [string, Plan][] = [];
    for (const [key, nodes] of fields) plans.push([key, await rootField(planner, type, nodes)]);
    return { data: (await answerOf(plans, context.read)) as never };
  } catch (error) {
    return { data: null, errors: [asError(error)] };
  }
}

async function rootField(planner: Planner, type: GraphQLObjectType, nodes: readonly FieldNode[]): Promise<Plan> {
  const name = nodes[0]!.name.value;
  try {
    // Default deny: a root field without an access rule is for the signed-in.
    if (name !== '__typename' && type.getFields()[name]?.extensions['access'] !== 'PUBLIC' && !planner.viewer.personId)
      throw new AppError('UNAUTHENTICATED');
    if (type === planner.operation.schema.getMutationType()) await planner.rehearse(type, nodes);
    return await planner.field(type, undefined, nodes);
  } catch (error) {
    throw asError(error, [nodes[0]!.alias?.value ?? name]);
  }
}

async function answerOf(plans: [string, Plan][], read: Read): Promise<JsonText> {
  if (!plans.length) return new JsonText('{}');
  const { text, values } = render(
    trusted`select ${join(
      plans.map(([key, plan]) => trusted`to_json(${plan.sql}) as ${identifier(responseKey(key))}`),
      ', ',
    )}`,
  );
  const row = await read(text, values);
  const parts = plans.map(([key, { fix }]) => {
    const json = row[key] ?? 'null';
    return `${JSON.stringify(key)}:${fix ? JSON.stringify(fix(JSON.parse(json))) : json}`;
  });
  return new JsonText(`{${parts.join()}}`);
}

function asError(error: unknown, path?: (string | number)[]): GraphQLError {
  if (error instanceof GraphQLError && error.path) return error;
  const original = error instanceof Error ? error : new Error(String(error));
  const extensions = error instanceof GraphQLError ? error.extensions : undefined;
  return new GraphQLError(original.message, {
    originalError: original,
    ...(path && { path }),
    ...(extensions && { extensions }),
  });
}

const fragmentsOf = (document: DocumentNode): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(document.definitions.flatMap((d) => (d.kind === 'FragmentDefinition' ? [[d.name.value, d] as const] : [])));
