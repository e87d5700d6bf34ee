import { useTranslation } from 'react-i18next';
import { formatDate } from '../../platform/i18n/format.ts';
import { language, localName } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { DateTimeText } from '../../ui/dates.tsx';
import { FactsList } from '../../ui/facts-list.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { versionPath } from './version-address.ts';
import type { Version } from './version.query.ts';

/** What is to be known of a version, and how it is cited once it is out. */
export function VersionFacts({ version }: { version: Version }) {
  const { t } = useTranslation('versions');
  const term = useTerms();
  const { material, impact, publishedAt } = version;
  return (
    <>
      <Section title={t('facts.title')}>
        <FactsList
          facts={[
            { label: t('facts.number'), value: version.number },
            { label: t('facts.impact'), value: impact && term('versionImpact', impact) },
            { label: t('facts.changeNote'), value: version.changeNote },
            { label: t('facts.credits'), value: version.credits },
            { label: t('facts.published'), value: publishedAt && <DateTimeText value={publishedAt} /> },
            { label: t('facts.submitted'), value: version.submittedAt && <DateTimeText value={version.submittedAt} /> },
            { label: t('facts.draftedBy'), value: version.draftedBy?.name },
            { label: t('facts.reviewedBy'), value: version.reviewedBy?.name },
          ]}
        />
      </Section>
      {publishedAt && (
        <Section title={t('citation.title')}>
          <Prose>
            {[
              material.maintainer ? localName(material.maintainer) : material.sourceProject?.acronym,
              t('citation.text', { title: material.title, number: version.number, date: formatDate(publishedAt) }),
              `${globalThis.location.origin}/${language}${versionPath(material.id, version.number)}`,
            ]
              .filter(Boolean)
              .join('. ')}
          </Prose>
        </Section>
      )}
    </>
  );
}
