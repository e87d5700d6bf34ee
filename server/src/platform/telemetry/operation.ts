import { AsyncLocalStorage } from 'node:async_hooks';
import type { OperationDefinitionNode } from 'graphql';
import type { Log } from '../history/wake.ts';
import { marked, type MarkFacts } from './marks.ts';

type Facts = MarkFacts['request'];

const LETTERS = 80;
const current = new AsyncLocalStorage<Facts>();
/** Failures of ours, which somebody should look at; the others are the caller's. */
const OURS = ['INTERNAL', 'UNAVAILABLE'];

/**
 * Answers one operation, and writes one line about it when it has ended: its id, its name, how long it took and how it ended.
 * Never its variables, its text or who asked.
 */
export async function asOperation<T>(begun: Facts, log: Log, work: () => Promise<T>): Promise<T> {
  // Its own, for what is noted later.
  const facts = { ...begun };
  const began = performance.now();
  try {
    return await current.run(facts, () => marked('request', facts, work));
  } finally {
    const line = { ...facts, code: facts.code ?? null, ms: Math.round(performance.now() - began) };
    log[OURS.includes(String(facts.code)) ? 'warn' : 'info'](line, 'operation');
  }
}

/** The id of the operation that is being answered, for errors that are formed where nothing else is known of it. */
export const currentRequestId = () => current.getStore()?.requestId;

/** Adds what has become known of the operation that is being answered. */
export function noteOperation(facts: Partial<Facts>) {
  const store = current.getStore();
  if (store) Object.assign(store, facts);
}

/** What may be told of an operation: its type and the name that its author gave it. */
export const described = ({ operation, name }: OperationDefinitionNode): Pick<Facts, 'type' | 'operation'> => ({
  type: operation,
  ...(name && { operation: name.value.slice(0, LETTERS) }),
});
