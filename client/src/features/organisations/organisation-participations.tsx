import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Section } from '../../ui/section.tsx';
import { SourceText } from '../../ui/source-text.tsx';

const OrganisationParticipations_organisation = graphql(`
  fragment OrganisationParticipations_organisation on Organisation {
    id
    participations {
      id
      role
      workPackageCode
      organisationAsStated
      source
      sourceProject {
        id
        code
        acronym
      }
    }
  }
`);

/** Where the sources name the organisation in the earlier projects. */
export function OrganisationParticipations(props: {
  organisation: FragmentType<typeof OrganisationParticipations_organisation>;
}) {
  const { t } = useTranslation('organisations');
  const { data, complete } = useFragment({ fragment: OrganisationParticipations_organisation, from: props.organisation });
  if (!complete) return null;
  return (
    <Section title={t('participations.title')}>
      {data.participations.length === 0 ? (
        <p>{t('participations.empty')}</p>
      ) : (
        <DataTable
          caption={t('participations.title')}
          rows={data.participations}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'project',
              label: t('participations.project'),
              render: (row) => (
                <LinkText to={`/sources?project=${encodeURIComponent(row.sourceProject.code)}`}>
                  {row.sourceProject.acronym}
                </LinkText>
              ),
            },
            { key: 'role', label: t('participations.role'), render: (row) => row.role },
            { key: 'workPackage', label: t('participations.workPackage'), render: (row) => row.workPackageCode || '–' },
            { key: 'stated', label: t('participations.stated'), render: (row) => row.organisationAsStated },
            { key: 'source', label: t('participations.source'), render: (row) => <SourceText value={row.source} /> },
          ]}
        />
      )}
    </Section>
  );
}
