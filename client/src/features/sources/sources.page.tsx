import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { Stack } from '../../ui/columns.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page } from '../../ui/page.tsx';
import { CardSkeleton } from '../../ui/skeletons.tsx';
import { Tabs, useTab } from '../../ui/tabs.tsx';
import { ExportLinks } from '../exports/export-links.tsx';
import { SourceProject } from './source-project.tsx';
import { ThemeList } from './theme-list.tsx';

const SourcesPage = graphql(`
  query SourcesPage {
    themes {
      id
      code
      nameFi
      nameSv
      nameEn
    }
    sourceProjects {
      id
      code
      acronym
      theme {
        id
      }
      ...SourceProject_sourceProject
    }
  }
`);

/** The projects that the network's contents come from, one at a time, and the themes they belong to. */
export default function Sources() {
  const { t } = useTranslation('sources');
  const { data, error, loading, refetch } = useQuery(SourcesPage);
  const projects = data?.sourceProjects ?? [];
  const tabs = projects.map(({ code, acronym }) => ({ key: code, label: acronym }));
  const chosen = useTab(tabs, 'project');
  const project = projects.find(({ code }) => code === chosen);

  return (
    <Page title={t('title')} subtitle={t('subtitle')} actions={<ExportLinks list="sourceProjects" />}>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {loading && !data && <CardSkeleton height={320} />}
      {data && projects.length === 0 && <EmptyState title={t('empty.title')} />}
      {project && (
        <Stack>
          <div>
            <Tabs tabs={tabs} label={t('jump.label')} param="project" />
            <SourceProject key={project.id} project={project} />
          </div>
          <ThemeList themes={data?.themes ?? []} projects={projects} />
        </Stack>
      )}
    </Page>
  );
}
