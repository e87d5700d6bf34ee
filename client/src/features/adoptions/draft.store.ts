import { useCallback, useEffect, useRef, useState } from 'react';
import { filesOf, type Draft } from './declaration-draft.ts';
import { allStages } from './adoption-address.ts';

/** What changes of a draft; from what it is by then, where that may have changed meanwhile. */
export type DraftChange = Partial<Draft> | ((before: Draft) => Partial<Draft>);

/** An unsaved declaration that outlives a reload, a sign-in and a lost connection, until it is saved or thrown away. */
export function useDraft(key: string, start: () => Draft) {
  const [draft, setDraft] = useState<Draft | null>(() => read(key, start()));
  useEffect(() => write(key, draft), [key, draft]);
  const latest = useRef(start);
  useEffect(() => {
    latest.current = start;
  });
  const update = useCallback(
    (change: DraftChange) =>
      setDraft((kept) => {
        const before = kept ?? latest.current();
        return { ...before, ...(typeof change === 'function' ? change(before) : change) };
      }),
    [],
  );
  return {
    draft: draft ?? start(),
    isDirty: draft !== null,
    update,
    discard: () => setDraft(null),
  };
}

const placeOf = (key: string) => `adoption-draft ${key}`;

function read(key: string, empty: Draft): Draft | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(placeOf(key)) ?? 'null');
    if (!kept || typeof kept !== 'object') return null;
    const fields = Object.entries(empty).map(([name, value]) => {
      const typed = (kept as Record<string, unknown>)[name];
      if (name === 'files') return [name, filesOf(typed)];
      return [name, typeof typed === typeof value ? typed : value];
    });
    const draft = Object.fromEntries(fields) as unknown as Draft;
    return allStages.includes(draft.stage) ? draft : null;
  } catch {
    return null;
  }
}

function write(key: string, draft: Draft | null) {
  try {
    if (draft) sessionStorage.setItem(placeOf(key), JSON.stringify(draft));
    else sessionStorage.removeItem(placeOf(key));
  } catch {
    // A browser that keeps nothing keeps no draft either; the form works all the same.
  }
}
