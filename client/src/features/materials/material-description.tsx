import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { ExternalLink, siteOf } from '../../ui/external-link.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';

const MaterialDescription_material = graphql(`
  fragment MaterialDescription_material on Material {
    id
    description
    url
    sourceUrl
    linkOnly
    note
    provenance
  }
`);

/** What the material is, and the way to it. Until somebody has confirmed that it exists, that is said first. */
export function MaterialDescription(props: { material: FragmentType<typeof MaterialDescription_material> }) {
  const { t } = useTranslation('materials');
  const { data: material, complete } = useFragment({ fragment: MaterialDescription_material, from: props.material });
  if (!complete) return null;
  const { url, sourceUrl, provenance } = material;
  return (
    <Section title={t('detail.description')}>
      {provenance === 'PLANNED_OUTPUT' && <Prose>{t('provenance.PLANNED_OUTPUT')}</Prose>}
      <Prose>{material.description || t('detail.noDescription')}</Prose>
      {url && (
        <Prose>
          <ExternalLink href={url} strong>
            {t('detail.open')}
          </ExternalLink>
        </Prose>
      )}
      {sourceUrl && sourceUrl !== url && (
        <Prose>
          <ExternalLink href={sourceUrl}>{t('detail.openSource')}</ExternalLink>
        </Prose>
      )}
      {(url ?? sourceUrl) && <Prose quiet>{t('detail.external', { host: siteOf(url ?? sourceUrl ?? '') })}</Prose>}
      {provenance !== 'PLANNED_OUTPUT' && <Prose quiet>{t(`provenance.${provenance}`)}</Prose>}
      {material.linkOnly && <Prose quiet>{t('detail.linkOnlyHint')}</Prose>}
      {material.note && (
        <Prose quiet>
          {t('detail.note')}: {material.note}
        </Prose>
      )}
    </Section>
  );
}
