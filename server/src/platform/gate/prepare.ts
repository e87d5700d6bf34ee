import {
  GraphQLError,
  NoFragmentCyclesRule,
  NoUnusedFragmentsRule,
  OperationTypeNode,
  parse,
  print,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValidationRule,
} from 'graphql';
import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../auth/viewer.ts';
import { AppError, badInput } from '../errors/app-error.ts';
import { bracketDepth } from './brackets.ts';
import { fragmentsOf, measure, mostMerged, rootFields, type Fragments } from './measure.ts';
import { rowsAsked } from './rows.ts';
import { isWholeText } from './whole-text.ts';

/** What a caller sent, by whichever transport. */
export type Asked = { text: string; operationName?: string | null; variables?: Record<string, unknown> | null };
export type Prepared = {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** It asks about the schema, and is nothing for the planned reading. */
  introspection: boolean;
};
type Known = Prepared & {
  fragments: Fragments;
  /** Rows asked for, where no variable changes them. */
  rows: number | undefined;
};

/** An operation that is not let in, with all that is wrong with it. */
export class Refused extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super('The operation was refused');
  }
}

const MOST_MISTAKES = 10;
// Enough for every operation of our own client, and little enough for strangers who send as many as they can.
const KEPT = 200;
const KEPT_LETTERS = 8_000;

/**
 * The one gate of both transports: what comes through is valid, of bounded size and its sender's to ask. Everything is looked at
 * in the order of what it costs to look, and before anything is done.
 */
export class Gate {
  // A valid text stays valid, so those that come again and again are looked at once.
  private readonly known = new Map<string, Known>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** The operation, ready to be answered. Throws `Refused`. */
  prepare(asked: Asked, { viewer, subscriptions }: { viewer: Viewer; subscriptions: boolean }): Prepared {
    try {
      const known = this.again(asked.text) ?? this.admit(asked.text);
      const { operation, fragments, introspection } = known;
      if (asked.operationName && asked.operationName !== operation.name?.value)
        throw badInput('operationName', 'UNKNOWN_OPERATION');
      if (operation.operation === OperationTypeNode.SUBSCRIPTION && !subscriptions)
        throw badInput('query', 'SUBSCRIPTION_NEEDS_A_SOCKET');
      if (introspection && !viewer.personId) throw new AppError('UNAUTHENTICATED');
      if (!isWholeText(asked.variables)) throw badInput('variables', 'NOT_TEXT');
      within('rows', known.rows ?? rowsAsked(this.schema, operation, fragments, asked.variables ?? {}), limits.rows);
      return known;
    } catch (error) {
      if (error instanceof GraphQLError) throw new Refused([error]);
      throw error;
    }
  }

  private admit(text: string): Known {
    within('brackets', bracketDepth(text, limits.brackets), limits.brackets);
    const document = parsed(text);
    const size = measure(onlyOperation(document), fragmentsOf(document));
    for (const limit of ['depth', 'fields', 'aliases', 'aliasLength', 'directives'] as const)
      within(limit, size.whole[limit], limits[limit]);
    for (const { fields } of size.fragments) within('fields', fields, limits.fields);

    // Validation compares all fields of one name with each other: before it does, they are few, and every fragment has its place.
    this.check(document, [NoFragmentCyclesRule, NoUnusedFragmentsRule]);
    within('merged', mostMerged(onlyOperation(document), fragmentsOf(document)), limits.merged);
    this.check(document, specifiedRules);

    const known = this.describe(text.length > KEPT_LETTERS ? document : parse(text, { noLocation: true }));
    if (text.length <= KEPT_LETTERS) this.keep(text, known);
    return known;
  }

  private check(document: DocumentNode, rules: readonly ValidationRule[]) {
    const mistakes = validate(this.schema, document, rules, { maxErrors: MOST_MISTAKES });
    if (mistakes.length) throw new Refused(mistakes.slice(0, MOST_MISTAKES));
  }

  private describe(document: DocumentNode): Known {
    const operation = onlyOperation(document);
    const fragments = fragmentsOf(document);
    const roots = rootFields(operation, fragments);
    if (operation.operation === OperationTypeNode.MUTATION)
      within('mutations', roots.filter((name) => name !== '__typename').length, limits.mutations);
    const introspection = roots.some(isMeta);
    if (introspection && !roots.every((name) => name.startsWith('__'))) throw badInput('query', 'INTROSPECTION_STANDS_ALONE');
    const rows = hasNumbers(operation) ? undefined : rowsAsked(this.schema, operation, fragments, {});
    return { document, operation, fragments, introspection, rows };
  }

  /** What was let in before; looking at it keeps it from being forgotten. */
  private again(text: string): Known | undefined {
    const known = this.known.get(text);
    if (known && this.known.delete(text)) this.known.set(text, known);
    return known;
  }

  private keep(text: string, known: Known) {
    if (this.known.size >= KEPT) this.known.delete(this.known.keys().next().value!);
    this.known.set(text, known);
  }
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: limits.tokens });
  } catch (error) {
    if (/more tha[nt] \d+ tokens/.test((error as Error).message)) throw tooMany('tokens', limits.tokens);
    throw error;
  }
}

function onlyOperation({ definitions }: DocumentNode): OperationDefinitionNode {
  const operations = definitions.filter((definition) => definition.kind === 'OperationDefinition');
  within('operations', operations.length, 1);
  if (!operations[0]) throw badInput('query', 'NO_OPERATION');
  return operations[0];
}

const tooMany = (limit: string, most: number) => new AppError('LIMIT_REACHED', { limit, most });

function within(limit: string, size: number, most: number) {
  if (size > most) throw tooMany(limit, most);
}

const hasNumbers = ({ variableDefinitions = [] }: OperationDefinitionNode) =>
  variableDefinitions.some(({ type }) => print(type).startsWith('Int'));
const isMeta = (name: string) => name === '__schema' || name === '__type';
