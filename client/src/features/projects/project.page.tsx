import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { useCurrentProject } from '../../platform/project/current-project.ts';
import { Columns } from '../../ui/columns.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FactsList } from '../../ui/facts-list.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { CardSkeleton } from '../../ui/skeletons.tsx';
import { FundingCallFacts } from './funding-call-facts.tsx';
import { ProjectFactsDocument } from './project.query.ts';
import { WorkPackages } from './work-packages.tsx';
import { WithoutProject } from './without-project.tsx';

/** What the project is, and the call that it answers. */
export default function ProjectPage() {
  const { t } = useTranslation('projects');
  const current = useCurrentProject();
  const { data, error, refetch } = useQuery(ProjectFactsDocument, { variables: { id: current?.id ?? '' }, skip: !current });
  if (!current) return <WithoutProject title={t('project.title')} />;
  const project = data?.project;
  const coordinator = project?.partnerships.find(({ role }) => role === 'COORDINATOR')?.organisation;
  return (
    <Page title={localName(current)} subtitle={current.demonstration ? t('project.demonstration') : undefined}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!project && !error && <CardSkeleton height={320} />}
      {project && (
        <Columns
          aside={
            <Section title={t('project.facts')}>
              <FactsList
                facts={[
                  { label: t('project.acronym'), value: project.acronym },
                  { label: t('project.period'), value: `${formatDate(project.useFrom)} – ${formatDate(project.useTo)}` },
                  {
                    label: t('project.funder'),
                    value: <LinkText to={`/organisations/${project.funder.id}`}>{localName(project.funder)}</LinkText>,
                  },
                  {
                    label: t('project.coordinator'),
                    value: coordinator && <LinkText to={`/organisations/${coordinator.id}`}>{localName(coordinator)}</LinkText>,
                  },
                  {
                    label: t('project.partners'),
                    value: (
                      <LinkText to="/network">{t('project.partnersCount', { count: project.partnerships.length })}</LinkText>
                    ),
                  },
                ]}
              />
            </Section>
          }
        >
          <WorkPackages rows={project.workPackages} />
          {project.fundingCall ? <FundingCallFacts call={project.fundingCall} /> : <EmptyState title={t('project.call.none')} />}
        </Columns>
      )}
    </Page>
  );
}
