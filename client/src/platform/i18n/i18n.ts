import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { language } from './language.ts';

/** Everything the app says in one language, by feature. */
export type Catalogue = Record<string, object>;

/** Ready at once: the one catalogue that this page needs is loaded before. */
export async function startI18n(catalogue: Catalogue): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: Object.keys(catalogue),
    defaultNS: 'app',
    resources: { [language]: catalogue as Record<string, Record<string, unknown>> },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
