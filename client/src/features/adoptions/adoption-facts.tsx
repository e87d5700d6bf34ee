import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { formatDate } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { ChipRow } from '../../ui/chip-row.tsx';
import { DateText, DateTimeText } from '../../ui/dates.tsx';
import { FactsList } from '../../ui/facts-list.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Section } from '../../ui/section.tsx';
import { StageChip } from './stage-chip.tsx';
import { VerifiedMark } from './verified-mark.tsx';

const AdoptionFacts_adoption = graphql(`
  fragment AdoptionFacts_adoption on Adoption {
    id
    stage
    effectiveDate
    declaredAt
    confirmedAt
    confirmedLately
    verifiedStage
    verifiedAt
    project {
      id
      nameFi
      nameSv
      nameEn
    }
    countsFor {
      id
      nameFi
      nameSv
      nameEn
    }
    organisation {
      id
      nameFi
      nameSv
      nameEn
      region {
        id
        nameFi
        nameSv
        nameEn
      }
    }
    material {
      id
      title
    }
    materialVersion {
      id
      number
    }
  }
`);

/** Where an adoption stands now: as declared, and apart from it as verified. */
export function AdoptionFacts(props: { adoption: FragmentType<typeof AdoptionFacts_adoption> }) {
  const { t } = useTranslation(['adoptions', 'terms']);
  const { data: adoption, complete } = useFragment({ fragment: AdoptionFacts_adoption, from: props.adoption });
  if (!complete) return null;
  const { organisation, countsFor, material, materialVersion, verifiedStage, verifiedAt } = adoption;
  return (
    <Section title={t('detail.current')} action={<StageChip stage={adoption.stage} />}>
      <FactsList
        facts={[
          { label: t('detail.since'), value: <DateText value={adoption.effectiveDate} /> },
          { label: t('detail.declared'), value: <DateTimeText value={adoption.declaredAt} /> },
          { label: t('detail.confirmed'), value: <DateTimeText value={adoption.confirmedAt} /> },
          {
            label: t('detail.verified'),
            value: (
              <ChipRow>
                <VerifiedMark {...adoption} />
                {verifiedStage && verifiedAt && (
                  <span>
                    {t('detail.verifiedOn', { stage: t(`terms:stage.${verifiedStage}`), date: formatDate(verifiedAt) })}
                  </span>
                )}
              </ChipRow>
            ),
          },
          { label: t('detail.version'), value: materialVersion && t('detail.versionName', { number: materialVersion.number }) },
          {
            label: t('detail.provider'),
            value: <LinkText to={`/organisations/${organisation.id}`}>{localName(organisation)}</LinkText>,
          },
          // Only a merger parts the two.
          {
            label: t('detail.countsFor'),
            value:
              countsFor?.id === organisation.id ? null : countsFor ? (
                <LinkText to={`/organisations/${countsFor.id}`}>{localName(countsFor)}</LinkText>
              ) : (
                t('merged.countsNoLonger')
              ),
          },
          { label: t('detail.region'), value: organisation.region ? localName(organisation.region) : t('regionUnknown') },
          { label: t('detail.material'), value: <LinkText to={`/materials/${material.id}`}>{material.title}</LinkText> },
          { label: t('detail.project'), value: localName(adoption.project) },
        ]}
      />
    </Section>
  );
}
