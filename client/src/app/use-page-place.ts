import { useEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/**
 * After another page is opened it is read from its beginning, and its heading takes the focus, as a loaded document would do.
 * Its data may still be on their way. Back leaves the place to the browser, which remembers it.
 */
export function usePagePlace() {
  const { pathname } = useLocation();
  const way = useNavigationType();
  const latest = useRef(way);
  useEffect(() => {
    latest.current = way;
  });
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return undefined;
    }
    if (latest.current !== 'POP') scrollTo(0, 0);
    const focusHeading = () => {
      const heading = document.querySelector<HTMLElement>('main h1');
      heading?.focus({ preventScroll: true });
      return Boolean(heading);
    };
    if (focusHeading()) return undefined;
    const observer = new MutationObserver(() => focusHeading() && observer.disconnect());
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
    // Only another page counts; a filter in the address leaves the reader where they are.
  }, [pathname]);
}
