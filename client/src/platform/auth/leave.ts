import { language } from '../i18n/language.ts';

// Another person or organisation sees other rows: the page begins anew, with nothing remembered and a new socket.

/** Opens an address of the app anew. */
export const openAnew = (path: string) => location.assign(`/${language}${path}`);

/** Sends somebody whose session is over to sign in, and remembers where they were. */
export function toSignIn() {
  const here = location.pathname.slice(3) || '/';
  if (here.startsWith('/sign-in')) return;
  openAnew(`/sign-in?return=${encodeURIComponent(here + location.search)}`);
}

/** Where to go on after signing in: only ever to a page of our own. */
export const returnAddress = (asked: string | null) =>
  asked && /^\/(?![/\\])/.test(asked) && !asked.startsWith('/sign-in') ? asked : '/';
