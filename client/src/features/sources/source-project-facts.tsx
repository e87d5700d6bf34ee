import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { PartialDateText } from '../../ui/dates.tsx';
import { ExternalLink, siteOf } from '../../ui/external-link.tsx';
import { FactsList } from '../../ui/facts-list.tsx';
import { Money } from '../../ui/figures.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Section } from '../../ui/section.tsx';
import { SourceText } from '../../ui/source-text.tsx';

const SourceProjectFacts_sourceProject = graphql(`
  fragment SourceProjectFacts_sourceProject on SourceProject {
    id
    acronym
    coordinator
    coordinatorOrganisation {
      id
    }
    started
    ended
    funder
    programme
    partnerCountStated
    budget
    website
    fundingCall
    source
    note
    theme {
      id
      nameFi
      nameSv
      nameEn
    }
  }
`);

/** The facts of an earlier project, as its sources state them. */
export function SourceProjectFacts(props: { project: FragmentType<typeof SourceProjectFacts_sourceProject> }) {
  const { t } = useTranslation('sources');
  const { data: project, complete } = useFragment({ fragment: SourceProjectFacts_sourceProject, from: props.project });
  if (!complete) return null;
  const unknown = t('notKnown');
  const link = (address: string | null | undefined) => address && <ExternalLink href={address}>{siteOf(address)}</ExternalLink>;
  return (
    <Section title={project.acronym}>
      <FactsList
        facts={[
          { label: t('facts.theme'), value: localName(project.theme) },
          {
            label: t('facts.coordinator'),
            value: project.coordinatorOrganisation ? (
              <LinkText to={`/organisations/${project.coordinatorOrganisation.id}`}>{project.coordinator}</LinkText>
            ) : (
              project.coordinator
            ),
          },
          {
            label: t('facts.period'),
            value: (
              <>
                {project.started ? <PartialDateText value={project.started} /> : unknown} –{' '}
                {project.ended ? <PartialDateText value={project.ended} /> : unknown}
              </>
            ),
          },
          { label: t('facts.funder'), value: project.funder },
          { label: t('facts.programme'), value: project.programme ?? unknown },
          { label: t('facts.partners'), value: project.partnerCountStated ?? unknown },
          { label: t('facts.budget'), value: project.budget ? <Money value={project.budget} /> : unknown },
          { label: t('facts.website'), value: link(project.website) },
          { label: t('facts.call'), value: link(project.fundingCall) },
          { label: t('facts.sources'), value: <SourceText value={project.source} /> },
          { label: t('facts.note'), value: project.note },
        ]}
      />
    </Section>
  );
}
