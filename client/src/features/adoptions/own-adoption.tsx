import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useSession } from '../../platform/auth/session.tsx';
import { useErrorWords } from '../../platform/errors/error-words.ts';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { LinkText } from '../../ui/link-text.tsx';
import { Part } from '../../ui/part.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { newestWords } from './declaration-draft.ts';
import { DeclarationForm } from './declaration-form.tsx';
import { DeclarationList } from './declaration-list.tsx';
import { StageChip } from './stage-chip.tsx';
import { VersionUpdate } from './version-update.tsx';

const OwnAdoption_material = graphql(`
  fragment OwnAdoption_material on Material {
    id
    project {
      id
      useFrom
    }
    viewerCan {
      declareAdoption {
        allowed
        reason
        params
      }
    }
    ownAdoption {
      id
      version
      stage
      effectiveDate
      updatedAt
      lastDeclaration {
        id
        allEvidence {
          id
          shared
          text
          link
          decision
          decisionDate
          personsTrained
          units
          responsible
          targetDate
          permanentOwner
          renewalDate
          files {
            id
            name
            size
          }
        }
      }
      ...DeclarationList_adoption
      ...VersionUpdate_adoption
    }
  }
`);

/** Where the reader's own organisation stands with a material, and the way to say so; off, it tells why. */
export function OwnAdoption(props: { material: FragmentType<typeof OwnAdoption_material> }) {
  const { t } = useTranslation('adoptions');
  const { viewer } = useSession();
  const errorWords = useErrorWords();
  const { pathname, search } = useLocation();
  const { data: material, complete } = useFragment({
    fragment: OwnAdoption_material,
    fragmentName: 'OwnAdoption_material',
    from: props.material,
  });
  if (!complete) return null;
  const { ownAdoption, project } = material;
  const { allowed, reason, params } = material.viewerCan.declareAdoption;

  if (!viewer)
    return (
      <Section title={t('panel.title')}>
        <LinkText to={`/sign-in?return=${encodeURIComponent(pathname + search)}`}>{t('panel.signIn')}</LinkText>
      </Section>
    );
  return (
    <Section title={t('panel.title')} accent={allowed} {...(ownAdoption && { action: <StageChip stage={ownAdoption.stage} /> })}>
      {ownAdoption && <VersionUpdate adoption={ownAdoption} />}
      {allowed ? (
        <DeclarationForm
          key={viewer.organisation.id}
          materialId={material.id}
          organisation={{ id: viewer.organisation.id, name: localName(viewer.organisation) }}
          from={project?.useFrom}
          seen={
            ownAdoption
              ? {
                  version: ownAdoption.version,
                  stage: ownAdoption.stage,
                  effectiveDate: ownAdoption.effectiveDate,
                  evidence: newestWords(ownAdoption.lastDeclaration?.allEvidence ?? []),
                }
              : null
          }
        />
      ) : (
        <Prose quiet>
          {t('panel.off', { reason: errorWords({ code: 'FORBIDDEN', params: { ...params, reason: reason ?? 'other' } }) })}
        </Prose>
      )}
      {ownAdoption && (
        <Part
          title={t('panel.history')}
          action={<LinkText to={`/adoptions/${ownAdoption.id}`}>{t('panel.historyAll')}</LinkText>}
        >
          <DeclarationList adoption={ownAdoption} most={3} />
        </Part>
      )}
    </Section>
  );
}
