import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { inUseStages } from '../../../../schema/adoption-stages.ts';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { BarList } from '../../ui/bar-list.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { unknownRegion } from '../organisations/organisation-address.ts';

const MaterialRegions_material = graphql(`
  fragment MaterialRegions_material on Material {
    id
    adoptionsByRegion {
      region {
        id
        code
        nameFi
        nameSv
        nameEn
      }
      inUse
      providers
    }
  }
`);

/** Where the material is in use, of all that hold a licence there; each row opens its adoptions. */
export function MaterialRegions(props: { material: FragmentType<typeof MaterialRegions_material> }) {
  const { t } = useTranslation('materials');
  const { data: material, complete } = useFragment({ fragment: MaterialRegions_material, from: props.material });
  if (!complete) return null;
  const used = material.adoptionsByRegion.filter(({ inUse }) => inUse > 0);
  return (
    <Section title={t('regions.title')}>
      {used.length === 0 ? (
        <Prose quiet>{t('regions.empty')}</Prose>
      ) : (
        <>
          <BarList
            rows={used.map(({ region, inUse, providers }) => ({
              key: region?.code ?? unknownRegion,
              label: region ? localName(region) : t('regions.unknown'),
              value: inUse,
              max: providers,
              words: t('regions.providers', { inUse, providers }),
              to: `/adoptions?material=${material.id}&region=${region?.code ?? unknownRegion}&stage=${inUseStages.join(',')}`,
            }))}
          />
          <Prose quiet>{t('regions.hint')}</Prose>
        </>
      )}
    </Section>
  );
}
