import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { TrainedSum } from '../adoptions/trained-sum.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Section } from '../../ui/section.tsx';

const OrganisationAdoptions_organisation = graphql(`
  fragment OrganisationAdoptions_organisation on Organisation {
    id
    adoptionSummary {
      stage
      count
    }
    personsTrained {
      persons
      adoptions
    }
  }
`);

/** How many materials the organisation has at each stage; each count opens its rows. */
export function OrganisationAdoptions(props: { organisation: FragmentType<typeof OrganisationAdoptions_organisation> }) {
  const { t } = useTranslation(['organisations', 'terms']);
  const { data, complete } = useFragment({ fragment: OrganisationAdoptions_organisation, from: props.organisation });
  if (!complete) return null;
  const rows = data.adoptionSummary;
  return (
    <Section
      title={t('adoptions.title')}
      {...(rows.length > 0 && { action: <LinkText to={`/adoptions?organisation=${data.id}`}>{t('adoptions.all')}</LinkText> })}
    >
      {rows.length === 0 ? (
        <p>{t('adoptions.empty')}</p>
      ) : (
        <DataTable
          caption={t('adoptions.title')}
          rows={rows}
          rowKey={(row) => row.stage}
          columns={[
            {
              key: 'stage',
              label: t('adoptions.stage'),
              render: (row) => (
                <LinkText to={`/adoptions?organisation=${data.id}&stage=${row.stage}`}>{t(`terms:stage.${row.stage}`)}</LinkText>
              ),
            },
            { key: 'count', label: t('adoptions.count'), align: 'right', render: (row) => row.count },
          ]}
        />
      )}
      <TrainedSum sum={data.personsTrained} to={`/adoptions?organisation=${data.id}&trained=yes`} />
    </Section>
  );
}
