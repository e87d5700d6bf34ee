import { createRoot } from 'react-dom/client';
import { languageInPath, pathInLanguage, preferredLanguage, type Language } from '../platform/i18n/language.ts';
import { startI18n, type Catalogue } from '../platform/i18n/i18n.ts';
import '../ui/fonts.css';
import { App } from './app.tsx';
import { bringPage } from './routes.tsx';

// Each language is a file of its own: a reader loads one.
const catalogues: Record<Language, () => Promise<{ catalogue: Catalogue }>> = {
  fi: () => import('./catalogue.fi.ts'),
  sv: () => import('./catalogue.sv.ts'),
  en: () => import('./catalogue.en.ts'),
};

async function start(language: Language) {
  document.documentElement.lang = language;
  bringPage(location.pathname);
  const { catalogue } = await catalogues[language]();
  await startI18n(catalogue);
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<App />);
}

const language = languageInPath(location.pathname);
if (language) await start(language);
else
  location.replace(pathInLanguage(location.pathname, preferredLanguage(navigator.languages)) + location.search + location.hash);
