import {
  createSourceEventStream,
  execute,
  getOperationAST,
  subscribe,
  visit,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { Extensions } from 'type-graphql';
import { fragmentsOf, rootFields } from '../gate/measure.ts';

type Result = ExecutionResult | Promise<ExecutionResult>;
/** What may be shared of a document: its number, and the variables that the answer depends on beside what the stream yields. */
type Shape = { number: number; variables: readonly string[] };

/**
 * The stream of this root field yields the same object to everybody who is to get the same, and what is selected from it depends on
 * that object alone: not on who asks, nor on the field's arguments.
 */
export const Shared = () => Extensions({ shared: true });

const results = new WeakMap<object, Map<string, Result>>();
const shapes = new WeakMap<DocumentNode, Shape | null>();
let documents = 0;

/**
 * Subscribes as `subscribe` of graphql-js does, but what a `Shared` stream yields to many is executed once for each document and
 * its variables. It is executed without a context: a field that asked for the viewer would fail.
 */
export async function subscribeShared(
  args: ExecutionArgs,
): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
  const shape = shapeOf(args.schema, args.document);
  if (!shape) return subscribe(args);
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  const frames = source[Symbol.asyncIterator]() as AsyncIterator<object, void, void>;
  const key = keyOf(shape, args.variableValues);
  const { schema, document, operationName, variableValues } = args;
  const executed = (rootValue: object) =>
    once(rootValue, key, () => execute({ schema, document, operationName, variableValues, rootValue }));
  return new SharedResults(frames, executed) as unknown as AsyncGenerator<ExecutionResult, void, void>;
}

/** The iterator that a subscriber's transport pulls. By hand, because a generator cannot be ended while it waits. */
class SharedResults implements AsyncIterableIterator<ExecutionResult, void, void> {
  constructor(
    private readonly frames: AsyncIterator<object, void, void>,
    private readonly executed: (frame: object) => Result,
  ) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<ExecutionResult, void>> {
    const frame = await this.frames.next();
    return frame.done ? frame : { done: false, value: await this.executed(frame.value) };
  }

  async return(): Promise<IteratorResult<ExecutionResult, void>> {
    await this.frames.return?.();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<never> {
    await this.frames.return?.();
    throw error;
  }
}

// Kept as long as the frame itself is: its stream forgets it at once.
function once(frame: object, key: string, work: () => Result): Result {
  let ofFrame = results.get(frame);
  if (!ofFrame) results.set(frame, (ofFrame = new Map()));
  const known = ofFrame.get(key);
  if (known) return known;
  const result = work();
  ofFrame.set(key, result);
  return result;
}

function shapeOf(schema: GraphQLSchema, document: DocumentNode): Shape | null {
  const known = shapes.get(document);
  if (known !== undefined) return known;
  const [name, ...others] = new Set(rootFields(getOperationAST(document)!, fragmentsOf(document)));
  const field = schema.getSubscriptionType()!.getFields()[name!];
  const shape =
    field?.extensions['shared'] && !others.length ? { number: ++documents, variables: mattering(document, name!) } : null;
  shapes.set(document, shape);
  return shape;
}

/** The variables that are used anywhere but as the stream's own arguments. */
function mattering(document: DocumentNode, rootField: string): string[] {
  const names = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Field: (node) => (node.name.value === rootField ? { ...node, arguments: [] } : undefined),
    Variable: ({ name }) => void names.add(name.value),
  });
  return [...names];
}

// A variable that was not given is not one that was given as null.
const keyOf = ({ number, variables }: Shape, values: ExecutionArgs['variableValues']) =>
  `${number} ${JSON.stringify(Object.fromEntries(variables.map((name) => [name, values?.[name]])))}`;
