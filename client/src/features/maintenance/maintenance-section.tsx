import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/auth/session.tsx';
import { useErrorWords } from '../../platform/errors/error-words.ts';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { HandoverPart } from './handover-part.tsx';
import { MaintenanceActions } from './maintenance-actions.tsx';
import { MaintenanceFacts } from './maintenance-facts.tsx';
import { ProblemsPart } from './problems-part.tsx';

const MaintenanceSection_material = graphql(`
  fragment MaintenanceSection_material on Material {
    id
    state
    viewerCan {
      edit {
        allowed
        reason
        params
      }
    }
    ...MaintenanceFacts_material
    ...MaintenanceActions_material
    ...HandoverPart_material
    ...ProblemsPart_material
  }
`);

type Props = { material: FragmentType<typeof MaintenanceSection_material>; inside: boolean };

/** Who answers for a material, until when it holds, what is the matter with it, and what the reader can do about it. */
export function MaintenanceSection({ material: from, inside }: Props) {
  const { t } = useTranslation('maintenance');
  const { viewer } = useSession();
  const words = useErrorWords();
  const { data: material, complete } = useFragment({
    fragment: MaintenanceSection_material,
    fragmentName: 'MaintenanceSection_material',
    from,
  });
  if (!complete) return null;
  const { allowed, reason } = material.viewerCan.edit;
  const waits = allowed && (material.state === 'REVIEW_DUE' || material.state === 'ORPHANED' || material.state === 'INTAKE');
  return (
    <Section title={t('title')} accent={waits}>
      <MaintenanceFacts material={material} inside={inside} />
      {viewer && <MaintenanceActions material={material} />}
      {viewer && inside && !allowed && (
        <Prose quiet>
          {t('edit.action')}: {words({ code: 'FORBIDDEN', params: { reason } })}
        </Prose>
      )}
      <HandoverPart material={material} />
      <ProblemsPart material={material} inside={inside} />
    </Section>
  );
}
