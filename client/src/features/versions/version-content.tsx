import { useTranslation } from 'react-i18next';
import { languages } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { ExternalLink, siteOf } from '../../ui/external-link.tsx';
import { FileList } from '../../ui/file-list.tsx';
import { Markdown } from '../../ui/markdown.tsx';
import { Part } from '../../ui/part.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { InLanguage } from './in-language.tsx';
import type { Version } from './version.query.ts';

/** What a version holds, language by language. */
export function VersionContent({
  version: { parts, files, material },
}: {
  version: Pick<Version, 'parts' | 'files' | 'material'>;
}) {
  const { t } = useTranslation(['versions', 'materials']);
  const term = useTerms();
  // Files may come in a language in which nothing is written.
  const spoken = languages.filter((code) => [...parts, ...files].some(({ language }) => language === code));
  if (!spoken.length)
    return (
      <Section title={t('draft.content')}>
        <Prose>{t('content.asFound')}</Prose>
        {material.url && (
          <>
            <ExternalLink href={material.url} strong>
              {t('materials:detail.open')}
            </ExternalLink>
            <Prose quiet>{t('materials:detail.external', { host: siteOf(material.url) })}</Prose>
          </>
        )}
      </Section>
    );
  return spoken.map((language) => {
    const { title, description, links = [], accessibility } = parts.find((part) => part.language === language) ?? {};
    const inLanguage = files.filter((each) => each.language === language).map(({ file }) => file);
    return (
      <Section key={language} title={t('content.in', { language: term('language', language) })}>
        {title && (
          <p lang={language}>
            <strong>{title}</strong>
          </p>
        )}
        {description && <Markdown text={description} language={language} />}
        {links.length > 0 && (
          <Part title={<InLanguage name={t('content.links')} language={language} />}>
            <ul>
              {links.map(({ label, address }) => (
                <li key={`${label} ${address}`}>
                  <ExternalLink href={address}>{label}</ExternalLink>
                </li>
              ))}
            </ul>
          </Part>
        )}
        {inLanguage.length > 0 && (
          <Part title={<InLanguage name={t('content.files')} language={language} />}>
            <FileList files={inLanguage} />
          </Part>
        )}
        {accessibility && (
          <Part title={<InLanguage name={t('content.accessibility')} language={language} />}>
            <Prose>{accessibility}</Prose>
          </Part>
        )}
      </Section>
    );
  });
}
