import { useTranslation } from 'react-i18next';
import { useTerms } from '../../platform/i18n/terms.ts';
import { ExternalLink } from '../../ui/external-link.tsx';
import { Markdown } from '../../ui/markdown.tsx';
import { Part } from '../../ui/part.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { InLanguage } from './in-language.tsx';
import type { VersionPart } from './version.query.ts';

/** What a version holds, language by language. */
export function VersionContent({ parts }: { parts: readonly VersionPart[] }) {
  const { t } = useTranslation('versions');
  const term = useTerms();
  if (!parts.length)
    return (
      <Section title={t('content.title')}>
        <Prose quiet>{t('content.asFound')}</Prose>
      </Section>
    );
  return parts.map(({ id, language, title, description, links, accessibility }) => (
    <Section key={id} title={t('content.in', { language: term('language', language) })}>
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
      {accessibility && (
        <Part title={<InLanguage name={t('content.accessibility')} language={language} />}>
          <Prose>{accessibility}</Prose>
        </Part>
      )}
    </Section>
  ));
}
