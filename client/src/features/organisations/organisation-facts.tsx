import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { formatDate, formatNumber } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { ExternalLink, siteOf } from '../../ui/external-link.tsx';
import { FactsList } from '../../ui/facts-list.tsx';
import { Marked } from '../../ui/marked.tsx';
import { Section } from '../../ui/section.tsx';
import { SourceText } from '../../ui/source-text.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';

const OrganisationFacts_organisation = graphql(`
  fragment OrganisationFacts_organisation on Organisation {
    id
    kind
    businessId
    oid
    nameSv
    nameEn
    brandName
    providerType
    locationBasis
    locationToConfirm
    formerNames {
      id
      nameFi
      nameSv
      nameEn
      validUntil
    }
    website
    studentYears
    source
    region {
      id
      nameFi
      nameSv
      nameEn
    }
    municipality {
      id
      nameFi
      nameSv
    }
  }
`);

/** What is known of an organisation. A location that rests on no source says so. */
export function OrganisationFacts(props: { organisation: FragmentType<typeof OrganisationFacts_organisation> }) {
  const { t } = useTranslation(['organisations', 'terms']);
  const { data: organisation, complete } = useFragment({ fragment: OrganisationFacts_organisation, from: props.organisation });
  if (!complete) return null;
  const isProvider = organisation.kind === 'PROVIDER';
  return (
    <Section title={t('facts.title')}>
      <FactsList
        facts={[
          { label: t('column.businessId'), value: organisation.businessId ?? t('notKnown') },
          {
            label: t('facts.kind'),
            value: organisation.providerType
              ? t(`terms:providerType.${organisation.providerType}`)
              : t(`terms:organisationKind.${organisation.kind}`),
          },
          {
            label: t('column.region'),
            value: isProvider && (
              <Marked marks={organisation.locationToConfirm && <StatusChip tone="neutral" label={t('locationUnverified')} />}>
                {organisation.region ? localName(organisation.region) : t('regionUnknown')}
              </Marked>
            ),
          },
          {
            label: t('column.municipality'),
            value: isProvider && (organisation.municipality ? localName(organisation.municipality) : t('notKnown')),
          },
          {
            label: t('facts.locationBasis'),
            value: organisation.locationBasis && t(`terms:locationBasis.${organisation.locationBasis}`),
          },
          {
            label: t('facts.formerNames'),
            value: organisation.formerNames.length > 0 && (
              <>
                {organisation.formerNames.map((former) => (
                  <div key={former.id}>
                    {t('facts.formerName', { name: localName(former), date: formatDate(former.validUntil) })}
                  </div>
                ))}
              </>
            ),
          },
          { label: t('facts.brandName'), value: organisation.brandName },
          { label: t('facts.nameSv'), value: organisation.nameSv },
          { label: t('facts.nameEn'), value: organisation.nameEn },
          {
            label: t('facts.website'),
            value: organisation.website && (
              <ExternalLink href={organisation.website}>{siteOf(organisation.website)}</ExternalLink>
            ),
          },
          { label: t('facts.studentYears'), value: organisation.studentYears != null && formatNumber(organisation.studentYears) },
          { label: t('facts.oid'), value: organisation.oid },
          { label: t('facts.source'), value: organisation.source && <SourceText value={organisation.source} /> },
        ]}
      />
    </Section>
  );
}
