export const languages = ['fi', 'sv', 'en'] as const;
export type Language = (typeof languages)[number];

/** Every language under its own name, as a reader looks for it. */
export const languageNames: Record<Language, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

const isLanguage = (word: string | undefined): word is Language => languages.includes(word as Language);

/** The language that an address names in its first part. */
export function languageInPath(pathname: string): Language | undefined {
  const first = pathname.split('/')[1];
  return isLanguage(first) ? first : undefined;
}

/** The language of a reader who named none: the browser's first one that we speak. */
export function preferredLanguage(accepted: readonly string[]): Language {
  return accepted.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'fi';
}

/** The same page in another language. */
export function pathInLanguage(pathname: string, language: Language): string {
  const rest = languageInPath(pathname) ? pathname.slice(3) : pathname;
  return `/${language}${rest.startsWith('/') ? rest : rest && `/${rest}`}`;
}

/** The page's language. It cannot change while the page lives: another language is another address, loaded anew. */
export const language: Language = languageInPath(globalThis.location?.pathname ?? '') ?? 'fi';

export const useLanguage = () => language;

type Named = { nameFi: string; nameSv?: string | null; nameEn?: string | null };

/** The name in the reader's language, or in Finnish where it has no other. */
export function localName(named: Named, inLanguage: Language = language): string {
  const own = { fi: named.nameFi, sv: named.nameSv, en: named.nameEn }[inLanguage];
  return own || named.nameFi || named.nameSv || '';
}
