import { useEffect, useRef, useState } from 'react';

/** Calls once so many milliseconds have passed, not counting those in which somebody is still at it. Begins anew with each `key`. */
export function useCountdown(key: string, milliseconds: number, onEnd: () => void) {
  const [held, hold] = useState(false);
  const left = useRef({ key, milliseconds });
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  useEffect(() => {
    if (left.current.key !== key) left.current = { key, milliseconds };
    if (held) return undefined;
    const begun = performance.now();
    const timer = setTimeout(() => end.current(), left.current.milliseconds);
    return () => {
      clearTimeout(timer);
      left.current.milliseconds -= performance.now() - begun;
    };
  }, [key, milliseconds, held]);
  return {
    onMouseEnter: () => hold(true),
    onMouseLeave: () => hold(false),
    onFocus: () => hold(true),
    onBlur: () => hold(false),
  };
}
