import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { AwaitedPage } from '../../ui/awaited-page.tsx';
import { Columns } from '../../ui/columns.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Page } from '../../ui/page.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { OrganisationAdoptions } from './organisation-adoptions.tsx';
import { OrganisationFacts } from './organisation-facts.tsx';
import { OrganisationLicences } from './organisation-licences.tsx';
import { OrganisationMergers } from './organisation-mergers.tsx';
import { OrganisationParticipations } from './organisation-participations.tsx';
import { OrganisationPartnerships } from './organisation-partnerships.tsx';
import { RegisterActions } from './register-actions.tsx';

const OrganisationPage = graphql(`
  query OrganisationPage($id: ID!) {
    organisation(id: $id) {
      id
      kind
      nameFi
      nameSv
      nameEn
      demonstration
      ...RegisterActions_organisation
      ...OrganisationMergers_organisation
      ...OrganisationFacts_organisation
      ...OrganisationLicences_organisation
      ...OrganisationParticipations_organisation
      ...OrganisationPartnerships_organisation
      ...OrganisationAdoptions_organisation
    }
  }
`);

/** One organisation: its facts, licences, earlier and present projects, and what it has taken into use. */
export default function OrganisationDetail() {
  const { t } = useTranslation(['organisations', 'terms']);
  const { id = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(OrganisationPage, { variables: { id } });
  const crumbs = [{ label: t('title'), to: '/organisations' }];
  const organisation = data?.organisation;

  if (!organisation) {
    return (
      <AwaitedPage
        title={t('title')}
        crumbs={crumbs}
        asked={{ error, loading, refetch }}
        missing={{
          title: t('missing.title'),
          hint: t('missing.hint'),
          action: <LinkText to="/organisations">{t('missing.action')}</LinkText>,
        }}
      />
    );
  }
  return (
    <Page
      title={localName(organisation)}
      crumbs={crumbs}
      subtitle={organisation.demonstration && <StatusChip tone="info" label={t('demonstration')} />}
    >
      <RegisterActions organisation={organisation} />
      <OrganisationMergers organisation={organisation} />
      <Columns aside={<OrganisationFacts organisation={organisation} />}>
        <OrganisationAdoptions organisation={organisation} />
        <OrganisationPartnerships organisation={organisation} />
        {organisation.kind === 'PROVIDER' && <OrganisationLicences organisation={organisation} />}
        <OrganisationParticipations organisation={organisation} />
      </Columns>
    </Page>
  );
}
