import { tracingChannel, type TracingChannel } from 'node:diagnostics_channel';

/** What is known of each thing that happens, also while it happens: filled in as it becomes known. No personal data. */
export type MarkFacts = {
  /** One operation, over HTTP or a socket. */
  request: { transport: 'http' | 'socket'; requestId: string; type?: string; operation?: string; code?: string | null };
  /** One statement on its way to PostgreSQL and back. */
  statement: object;
  /** From `begin` to `commit`. */
  transaction: object;
  /** What one subscriber is given at a time. */
  delivery: { events?: number };
  job: { name: string; attempt: number };
};
export type MarkName = keyof MarkFacts;

export const markNames = ['request', 'statement', 'transaction', 'delivery', 'job'] as const;

/** Node's own channels: whoever wants to measure subscribes to them, and where nobody does nothing is done. */
export const channels = Object.fromEntries(markNames.map((name) => [name, tracingChannel(`hankeverkko:${name}`)])) as {
  [N in MarkName]: TracingChannel<unknown, MarkFacts[N]>;
};

/** Does the work and tells those who measure, if there are any, when it began, ended or failed. */
export function marked<N extends MarkName, T>(name: N, facts: MarkFacts[N], work: () => Promise<T>): Promise<T> {
  const channel = channels[name];
  return channel.hasSubscribers ? (channel.tracePromise(work, facts) as Promise<T>) : work();
}
