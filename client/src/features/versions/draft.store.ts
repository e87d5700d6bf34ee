import { isDraft, type Draft } from './draft-state.ts';
import type { Version } from './version.query.ts';

/** What was typed, and the draft as it was saved when the typing began. */
export type KeptDraft = {
  seen: Pick<Version, 'version' | 'changeNote' | 'impact' | 'credits' | 'parts'>;
  draft: Draft;
};

const placeOf = (key: string) => `version-draft ${key}`;

/** What was typed here and not saved: it outlives a reload, a walk to another page and the end of a session. */
export function keptDraft(key: string): KeptDraft | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(placeOf(key)) ?? 'null') as Partial<KeptDraft> | null;
    const { seen, draft } = kept ?? {};
    return seen && Number.isInteger(seen.version) && Array.isArray(seen.parts) && isDraft(draft) ? { seen, draft } : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(key: string, { seen, draft }: KeptDraft) {
  const { version, changeNote, impact, credits, parts } = seen;
  try {
    sessionStorage.setItem(placeOf(key), JSON.stringify({ seen: { version, changeNote, impact, credits, parts }, draft }));
  } catch {
    // A browser that keeps nothing keeps no draft either; the form works all the same.
  }
}

export function dropDraft(key: string) {
  try {
    sessionStorage.removeItem(placeOf(key));
  } catch {
    // Nothing was kept.
  }
}
