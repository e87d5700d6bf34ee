import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { ProposalForm } from './proposal-form.tsx';
import { ProposalItem } from './proposal-item.tsx';

const MaterialProposals_material = graphql(`
  fragment MaterialProposals_material on Material {
    id
    viewerCan {
      proposeChange {
        allowed
        reason
        params
      }
    }
    changeProposals {
      id
      ...ProposalItem_proposal
    }
  }
`);

/** What is proposed to change in a material, as far as the reader sees it, and the way to propose something. */
export function MaterialProposals(props: { material: FragmentType<typeof MaterialProposals_material> }) {
  const { t } = useTranslation('versions');
  const { data: material, complete } = useFragment({
    fragment: MaterialProposals_material,
    fragmentName: 'MaterialProposals_material',
    from: props.material,
  });
  if (!complete) return null;
  const { id, changeProposals, viewerCan } = material;
  return (
    <Section title={t('proposals.title')}>
      {!changeProposals.length && <Prose quiet>{t('proposals.empty')}</Prose>}
      {changeProposals.map((proposal) => (
        <ProposalItem key={proposal.id} proposal={proposal} />
      ))}
      <ProposalForm materialId={id} can={viewerCan.proposeChange} />
    </Section>
  );
}
