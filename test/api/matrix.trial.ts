import type { Caller } from '../support/api.ts';

/** Somebody at the hub, with what they would act upon. */
export type Actor = { who: string; caller: Caller };
/** One kind of action: its input for this actor, and where `viewerCan` speaks of it beforehand. */
export type Trial = {
  mutation: string;
  /** Told apart where it matters upon what it is tried. */
  upon?: string;
  input: (actor: Actor) => object | Promise<object>;
  beforehand?: { query: string; variables?: () => Record<string, unknown>; at: string[] };
};
