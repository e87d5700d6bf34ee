import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { DateTimeText, PartialDateText } from '../../ui/dates.tsx';
import { FactsList } from '../../ui/facts-list.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Section } from '../../ui/section.tsx';

const MaterialFacts_material = graphql(`
  fragment MaterialFacts_material on Material {
    id
    kind
    language
    licence
    published
    provenance
    workPackageCode
    updatedAt
    theme {
      id
      code
      nameFi
      nameSv
      nameEn
    }
    sourceProject {
      id
      code
      acronym
    }
    project {
      id
      nameFi
      nameSv
      nameEn
    }
  }
`);

/** The basic facts of a material; what nobody knows is said to be unknown. */
export function MaterialFacts(props: { material: FragmentType<typeof MaterialFacts_material> }) {
  const { t } = useTranslation(['materials', 'terms']);
  const { data: material, complete } = useFragment({ fragment: MaterialFacts_material, from: props.material });
  if (!complete) return null;
  const { theme, sourceProject, project } = material;
  const unknown = t('facts.notKnown');
  return (
    <Section title={t('facts.title')}>
      <FactsList
        facts={[
          { label: t('facts.kind'), value: t(`terms:kind.${material.kind}`) },
          {
            label: t('facts.theme'),
            value: <LinkText to={`/materials?theme=${encodeURIComponent(theme.code)}`}>{localName(theme)}</LinkText>,
          },
          {
            label: t('facts.sourceProject'),
            value: sourceProject ? (
              <LinkText to={`/sources?project=${encodeURIComponent(sourceProject.code)}`}>{sourceProject.acronym}</LinkText>
            ) : (
              unknown
            ),
          },
          { label: t('facts.workPackage'), value: material.workPackageCode },
          { label: t('facts.language'), value: material.language ? t(`terms:language.${material.language}`) : unknown },
          { label: t('facts.licence'), value: material.licence || t('facts.licenceUnknown') },
          { label: t('facts.published'), value: material.published ? <PartialDateText value={material.published} /> : unknown },
          { label: t('facts.provenance'), value: t(`terms:provenance.${material.provenance}`) },
          { label: t('facts.project'), value: project && localName(project) },
          { label: t('facts.updated'), value: <DateTimeText value={material.updatedAt} /> },
        ]}
      />
    </Section>
  );
}
