import { useEffect } from 'react';
import { language, languageInPath } from '../platform/i18n/language.ts';

/** Brings the code of a page while somebody points at a link to it, or comes to it by keyboard. */
export function usePagesAhead(bringPage: (pathname: string) => void) {
  useEffect(() => {
    const bring = ({ target }: Event) => {
      const link = target instanceof Element && target.closest('a');
      if (link && link.origin === location.origin && languageInPath(link.pathname) === language) bringPage(link.pathname);
    };
    const ways = ['pointerover', 'focusin'];
    for (const way of ways) document.addEventListener(way, bring, { passive: true });
    return () => ways.forEach((way) => document.removeEventListener(way, bring));
  }, [bringPage]);
}
