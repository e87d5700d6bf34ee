import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import type { DeclarationList_AdoptionFragment } from '../../platform/graphql/generated/graphql.ts';
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts';
import { Prose } from '../../ui/prose.tsx';
import { Steps } from '../../ui/steps.tsx';
import { DeclarationProof } from './declaration-proof.tsx';

const DeclarationList_adoption = graphql(`
  fragment DeclarationList_adoption on Adoption {
    id
    declarations {
      id
      number
      previousStage
      stage
      effectiveDate
      recordedAt
      withdrawnAt
      declaredBy {
        id
        name
      }
      allEvidence {
        id
        addedAt
        addedBy {
          id
          name
        }
        ...EvidenceFacts_evidence
      }
    }
    viewerCan {
      addEvidence {
        allowed
      }
    }
  }
`);

export type Declaration = DeclarationList_AdoptionFragment['declarations'][number];
type Props = { adoption: FragmentType<typeof DeclarationList_adoption>; evidenceExpected?: boolean; most?: number };

/** Every declaration of an adoption with its proof, newest first. `evidenceExpected` says aloud where none may be read; `most` keeps it short. */
export function DeclarationList({ adoption, evidenceExpected = false, most }: Props) {
  const { t } = useTranslation(['adoptions', 'terms']);
  const { data, complete } = useFragment({
    fragment: DeclarationList_adoption,
    fragmentName: 'DeclarationList_adoption',
    from: adoption,
  });
  if (!complete) return null;
  if (!data.declarations.length) return <Prose quiet>{t('declarations.empty')}</Prose>;
  const titleOf = ({ previousStage, stage, withdrawnAt }: Declaration) =>
    withdrawnAt
      ? t('declarations.withdrawn', { stage: t(`terms:stage.${stage}`), time: formatDateTime(withdrawnAt) })
      : previousStage === stage
        ? t('declarations.same', { stage: t(`terms:stage.${stage}`) })
        : t('declarations.change', { from: t(`terms:stage.${previousStage}`), to: t(`terms:stage.${stage}`) });
  const noteOf = ({ effectiveDate, recordedAt, declaredBy }: Declaration) =>
    [
      t('declarations.since', { date: formatDate(effectiveDate) }),
      t('declarations.recorded', { time: formatDateTime(recordedAt) }),
      declaredBy && t('declarations.by', { name: declaredBy.name }),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <Steps
      label={t('declarations.title')}
      steps={data.declarations.slice(0, most).map((declaration) => ({
        key: declaration.id,
        title: titleOf(declaration),
        note: noteOf(declaration),
        body: (
          <DeclarationProof
            declaration={declaration}
            evidenceExpected={evidenceExpected}
            mayAdd={evidenceExpected && data.viewerCan.addEvidence.allowed}
          />
        ),
      }))}
    />
  );
}
