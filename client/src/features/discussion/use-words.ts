import { useCallback, useEffect, useState } from 'react';
import type { Named } from './mentions.ts';

type Words = { text: string; picked: readonly Named[] };
const nothing: Words = { text: '', picked: [] };
const placeOf = (key: string) => `comment-draft ${key}`;

/** What is being written, kept in this browser until it is sent. Without a key it is kept nowhere. */
export function useWords(key: string | null, start: Words = nothing) {
  const [words, setWords] = useState<Words>(() => (key && read(key)) || start);
  useEffect(() => {
    if (key) write(key, words);
  }, [key, words]);
  return {
    words,
    write: useCallback((text: string) => setWords((before) => ({ ...before, text })), []),
    pick: useCallback(
      (person: Named) =>
        setWords((before) => ({ ...before, picked: [...before.picked.filter(({ id }) => id !== person.id), person] })),
      [],
    ),
    clear: useCallback(() => setWords(nothing), []),
  };
}

function read(key: string): Words | null {
  try {
    const kept = JSON.parse(localStorage.getItem(placeOf(key)) ?? 'null') as Partial<Words> | null;
    return typeof kept?.text === 'string' && Array.isArray(kept.picked) ? { text: kept.text, picked: kept.picked } : null;
  } catch {
    return null;
  }
}

function write(key: string, words: Words) {
  try {
    if (words.text) localStorage.setItem(placeOf(key), JSON.stringify(words));
    else localStorage.removeItem(placeOf(key));
  } catch {
    // A browser that keeps nothing keeps no draft either; writing works all the same.
  }
}
