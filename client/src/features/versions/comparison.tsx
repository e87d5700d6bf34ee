import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, type Language } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { DateTimeText } from '../../ui/dates.tsx';
import { FileList } from '../../ui/file-list.tsx';
import { Part } from '../../ui/part.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { CardSkeleton } from '../../ui/skeletons.tsx';
import { InLanguage } from './in-language.tsx';
import type { Compared, VersionPart } from './version.query.ts';

const TextDiff = lazy(() => import('../../ui/text-diff.tsx'));

const linksAsText = (part: VersionPart | undefined) =>
  part?.links.map(({ label, address }) => `${label}: ${address}`).join('\n') ?? '';
/** The texts of a part, each with its name. */
const textsOf = (part: VersionPart | undefined) =>
  [
    ['title', part?.title ?? ''],
    ['description', part?.description ?? ''],
    ['links', linksAsText(part)],
    ['accessibility', part?.accessibility ?? ''],
  ] as const;

/** Two versions: their facts side by side, and for each language what became of the text. */
export function Comparison({ from, to }: { from: Compared | null; to: Compared }) {
  const { t } = useTranslation('versions');
  const term = useTerms();
  const facts = [
    { key: 'impact' as const, of: ({ impact }: Compared) => impact && term('versionImpact', impact) },
    { key: 'changeNote' as const, of: ({ changeNote }: Compared) => changeNote },
    { key: 'credits' as const, of: ({ credits }: Compared) => credits },
    {
      key: 'files' as const,
      of: ({ files }: Compared) => files.length > 0 && <FileList files={files.map(({ file }) => file)} />,
    },
    { key: 'published' as const, of: ({ publishedAt }: Compared) => publishedAt && <DateTimeText value={publishedAt} /> },
  ];
  const shown = languages.filter((language) =>
    [from, to].some((version) => version?.parts.some((part) => part.language === language)),
  );
  return (
    <>
      <Section title={t('compare.facts')}>
        <DataTable
          caption={t('compare.facts')}
          rows={facts}
          rowKey={({ key }) => key}
          columns={[
            { key: 'fact', label: t('compare.fact'), render: ({ key }) => t(`facts.${key}`) },
            ...(from
              ? [
                  {
                    key: 'from',
                    label: t('name', { number: from.number }),
                    render: ({ of }: (typeof facts)[number]) => of(from) || '–',
                  },
                ]
              : []),
            { key: 'to', label: t('name', { number: to.number }), render: ({ of }) => of(to) || '–' },
          ]}
        />
      </Section>
      {shown.map((language) => (
        <Section key={language} title={t('content.in', { language: term('language', language) })}>
          <Suspense fallback={<CardSkeleton height={80} />}>
            <Texts
              language={language}
              before={from?.parts.find((part) => part.language === language)}
              after={to.parts.find((part) => part.language === language)}
            />
          </Suspense>
        </Section>
      ))}
      {!shown.length && <Prose quiet>{t('content.asFound')}</Prose>}
    </>
  );
}

type TextsProps = { language: Language; before: VersionPart | undefined; after: VersionPart | undefined };

function Texts({ language, before, after }: TextsProps) {
  const { t } = useTranslation('versions');
  const old = textsOf(before);
  const pairs = textsOf(after).map(([name, text], index) => ({ name, text, was: old[index]![1] }));
  return pairs
    .filter(({ text, was }) => text || was)
    .map(({ name, text, was }) => (
      <Part key={name} title={<InLanguage name={t(`content.${name}`)} language={language} />}>
        {text === was && <Prose quiet>{t('compare.same')}</Prose>}
        <TextDiff before={was} after={text} />
      </Part>
    ));
}
