import { useEffect, useRef } from 'react';

/**
 * A part of the page that takes the focus when what had it is gone: its first control, or `itself` where it is to be read first.
 * Looks after each change of `when`.
 */
export function useKeptFocus<Part extends HTMLElement>(when: unknown, take: 'control' | 'itself' = 'control') {
  const part = useRef<Part>(null);
  const seen = useRef(when);
  useEffect(() => {
    if (Object.is(seen.current, when)) return;
    seen.current = when;
    const { activeElement } = document;
    if (activeElement && activeElement !== document.body) return;
    const control =
      take === 'control'
        ? part.current?.querySelector<HTMLElement>('textarea, input, select, button, a[href], [tabindex="0"]')
        : null;
    (control ?? part.current)?.focus();
  }, [when, take]);
  return part;
}
