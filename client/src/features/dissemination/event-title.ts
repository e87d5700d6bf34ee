import { language } from '../../platform/i18n/language.ts';

type Titled = { titleFi: string; titleSv?: string | null; titleEn?: string | null };

/** The title in the reader’s language, or in Finnish where it has no other. */
export const eventTitle = ({ titleFi, titleSv, titleEn }: Titled): string =>
  ({ fi: titleFi, sv: titleSv, en: titleEn })[language] || titleFi;
