import type { Language } from '../../platform/graphql/generated/graphql.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { HiddenText } from '../../ui/hidden-text.tsx';

/** A name that stands once in each language of a page: who cannot see where it stands hears which one it is. */
export function InLanguage({ name, language }: { name: string; language: Language }) {
  const term = useTerms();
  return (
    <>
      {name}
      <HiddenText> ({term('language', language)})</HiddenText>
    </>
  );
}
