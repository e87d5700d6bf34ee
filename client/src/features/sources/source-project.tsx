import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { Columns } from '../../ui/columns.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { PartialDateText } from '../../ui/dates.tsx';
import { ExternalLink } from '../../ui/external-link.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Part } from '../../ui/part.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { SourceText } from '../../ui/source-text.tsx';
import { SourceProjectFacts } from './source-project-facts.tsx';

const SourceProject_sourceProject = graphql(`
  fragment SourceProject_sourceProject on SourceProject {
    id
    code
    nameFi
    nameSv
    materialCount
    workPackages {
      id
      code
      nameFi
      lead
      leadOrganisation {
        id
        nameFi
      }
      source
    }
    events {
      id
      date
      endDate
      title
      channel
      organiser
      url
    }
    participations {
      id
      organisationAsStated
      role
      workPackageCode
      source
      organisation {
        id
        nameFi
      }
    }
    ...SourceProjectFacts_sourceProject
  }
`);

const organisationLink = (organisation: { id: string } | null | undefined, name: string | null | undefined) =>
  organisation ? <LinkText to={`/organisations/${organisation.id}`}>{name}</LinkText> : (name ?? '–');

/** One earlier project: its facts, work packages and the organisations that its sources name. */
export function SourceProject(props: { project: FragmentType<typeof SourceProject_sourceProject> }) {
  const { t } = useTranslation('sources');
  const { data: project, complete } = useFragment({
    fragment: SourceProject_sourceProject,
    fragmentName: 'SourceProject_sourceProject',
    from: props.project,
  });
  if (!complete) return null;
  const materials = t('materials', { count: project.materialCount });
  return (
    <Columns aside={<SourceProjectFacts project={project} />}>
      <Section
        title={localName(project)}
        action={
          project.materialCount > 0 ? (
            <LinkText to={`/materials?sourceProject=${encodeURIComponent(project.code)}`}>{materials}</LinkText>
          ) : (
            materials
          )
        }
      >
        <Part title={t('workPackages.title')}>
          <DataTable
            caption={t('workPackages.title')}
            rows={project.workPackages}
            rowKey={(row) => row.id}
            empty={<Prose quiet>{t('workPackages.empty')}</Prose>}
            columns={[
              { key: 'code', label: t('workPackages.code'), render: (row) => row.code || '–' },
              { key: 'name', label: t('workPackages.name'), render: (row) => row.nameFi },
              { key: 'lead', label: t('workPackages.lead'), render: (row) => organisationLink(row.leadOrganisation, row.lead) },
              { key: 'source', label: t('workPackages.source'), render: (row) => <SourceText value={row.source} /> },
            ]}
          />
        </Part>
      </Section>
      <Section title={t('events.title')}>
        <DataTable
          caption={t('events.title')}
          rows={project.events}
          rowKey={(row) => row.id}
          empty={<Prose quiet>{t('events.empty')}</Prose>}
          columns={[
            {
              key: 'date',
              label: t('events.date'),
              render: ({ date, endDate }) => (
                <>
                  <PartialDateText value={date} />
                  {endDate && (
                    <>
                      –<PartialDateText value={endDate} />
                    </>
                  )}
                </>
              ),
            },
            { key: 'title', label: t('events.name'), render: (row) => <ExternalLink href={row.url}>{row.title}</ExternalLink> },
            { key: 'channel', label: t('events.channel'), render: (row) => row.channel },
            { key: 'organiser', label: t('events.organiser'), render: (row) => row.organiser },
          ]}
        />
      </Section>
      <Section title={t('participations.title')}>
        <DataTable
          caption={t('participations.title')}
          rows={project.participations}
          rowKey={(row) => row.id}
          empty={<Prose quiet>{t('participations.empty')}</Prose>}
          columns={[
            {
              key: 'organisation',
              label: t('participations.organisation'),
              render: (row) => organisationLink(row.organisation, row.organisationAsStated),
            },
            { key: 'role', label: t('participations.role'), render: (row) => row.role },
            { key: 'workPackage', label: t('participations.workPackage'), render: (row) => row.workPackageCode || '–' },
            { key: 'source', label: t('participations.source'), render: (row) => <SourceText value={row.source} /> },
          ]}
        />
        {project.participations.length > 0 && <Prose quiet>{t('participations.hint')}</Prose>}
      </Section>
    </Columns>
  );
}
