import type { Caller } from '../support/api.ts';
import type { Thing, Wanted } from './care.fixture.ts';

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

/** Materials that nobody has tried anything upon yet; those for all who try the same are made together. */
export function untriedMaterials(make: (wanted: Wanted) => Promise<Thing[]>) {
  const left = new Map<string, Thing[]>();
  return async (wanted: Wanted = {}): Promise<Thing> => {
    const kind = JSON.stringify(wanted);
    if (!left.get(kind)?.length) left.set(kind, await make(wanted));
    return left.get(kind)!.pop()!;
  };
}
