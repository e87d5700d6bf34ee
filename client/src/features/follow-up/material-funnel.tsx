import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { LinkText } from '../../ui/link-text.tsx';
import { Section } from '../../ui/section.tsx';
import { funnelAddress } from './follow-up-address.ts';
import { FunnelFigures } from './funnel-figures.tsx';

const MaterialFunnel_material = graphql(`
  fragment MaterialFunnel_material on Material {
    id
    funnel {
      steps {
        step
        providers
        medianDays
      }
    }
  }
`);

/** How far the events that showed a material have brought it. */
export function MaterialFunnel(props: { material: FragmentType<typeof MaterialFunnel_material> }) {
  const { t } = useTranslation('follow-up');
  const { data: material, complete } = useFragment({
    fragment: MaterialFunnel_material,
    fragmentName: 'MaterialFunnel_material',
    from: props.material,
  });
  if (!complete || !material.funnel) return null;
  const of = { material: material.id };
  return (
    <Section title={t('ofMaterial.title')} action={<LinkText to={funnelAddress(of)}>{t('funnel.title')}</LinkText>}>
      <FunnelFigures steps={material.funnel.steps} of={of} />
    </Section>
  );
}
