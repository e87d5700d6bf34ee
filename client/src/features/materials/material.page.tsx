import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useSession } from '../../platform/auth/session.tsx';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { AwaitedPage } from '../../ui/awaited-page.tsx';
import { Columns } from '../../ui/columns.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Page } from '../../ui/page.tsx';
import { Prose } from '../../ui/prose.tsx';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { MaterialUsers } from '../adoptions/material-users.tsx';
import { OwnAdoption } from '../adoptions/own-adoption.tsx';
import { DeprecationNotice } from '../maintenance/deprecation-notice.tsx';
import { MaintenanceSection } from '../maintenance/maintenance-section.tsx';
import { Discussion } from '../discussion/discussion.tsx';
import { MaterialDescription } from './material-description.tsx';
import { MaterialFacts } from './material-facts.tsx';
import { MaterialHeading } from './material-heading.tsx';
import { MaterialRegions } from './material-regions.tsx';
import { MaterialFunnel } from '../follow-up/material-funnel.tsx';
import { MaterialEvents } from '../dissemination/material-events.tsx';
import { MaterialProposals } from '../versions/material-proposals.tsx';
import { MaterialVersions } from '../versions/material-versions.tsx';

const MaterialPage = graphql(`
  query MaterialPage($id: ID!) {
    material(id: $id) {
      id
      title
      theme {
        id
        code
        nameFi
        nameSv
        nameEn
      }
      project {
        id
      }
      ...MaterialHeading_material
      ...MaterialDescription_material
      ...MaterialVersions_material
      ...MaterialProposals_material
      ...MaterialEvents_material
      ...MaterialFunnel_material
      ...MaterialRegions_material
      ...MaterialFacts_material
      ...OwnAdoption_material
      ...DeprecationNotice_material
      ...MaintenanceSection_material
    }
  }
`);

/** One material: what it is, where it is, who uses it; and always beside it where the reader's own organisation stands. */
export default function MaterialDetail() {
  const { t } = useTranslation('materials');
  const { id = '' } = useParams();
  const { viewer } = useSession();
  const { data, error, loading, refetch } = useQuery(MaterialPage, { variables: { id } });
  const material = data?.material;
  // Nobody follows a project without having signed in.
  useLiveRefetch(viewer && material?.project?.id, ['adoption.', 'material.', 'version.', 'proposal.', 'event.'], refetch);
  // What others have declared is for the parties of the project: to all else an empty list would say that nobody uses it.
  const inside = viewer?.positions.some(({ project }) => project.id === material?.project?.id) ?? false;
  const crumbs = [{ label: t('title'), to: '/materials' }];

  if (!material) {
    return (
      <AwaitedPage
        title={t('title')}
        crumbs={crumbs}
        asked={{ error, loading, refetch }}
        missing={{
          title: t('missing.title'),
          hint: t('missing.hint'),
          action: <LinkText to="/materials">{t('missing.action')}</LinkText>,
        }}
      />
    );
  }
  return (
    <Page
      title={material.title}
      crumbs={[
        ...crumbs,
        { label: localName(material.theme), to: `/materials?theme=${encodeURIComponent(material.theme.code)}` },
      ]}
      subtitle={<MaterialHeading material={material} />}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <DeprecationNotice material={material} />
      <Columns
        lead={<MaterialDescription material={material} />}
        aside={
          <>
            <OwnAdoption key={material.id} material={material} />
            <MaintenanceSection key={`care of ${material.id}`} material={material} inside={inside} />
            <MaterialFacts material={material} />
          </>
        }
      >
        <MaterialVersions material={material} inside={inside} />
        {inside && material.project && (
          <>
            <MaterialUsers materialId={material.id} projectId={material.project.id} />
            <MaterialRegions material={material} />
          </>
        )}
        {!inside && <Prose quiet>{t('detail.usersHidden')}</Prose>}
        <MaterialEvents material={material} />
        <MaterialFunnel material={material} />
        {viewer && <MaterialProposals material={material} />}
        {viewer && <Discussion key={material.id} materialId={material.id} projectId={material.project?.id} />}
      </Columns>
    </Page>
  );
}
