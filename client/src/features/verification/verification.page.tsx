import { useTranslation } from 'react-i18next';
import { useCurrentProject } from '../../platform/project/current-project.ts';
import { Page } from '../../ui/page.tsx';
import { Tabs, useTab } from '../../ui/tabs.tsx';
import { WithoutProject } from '../projects/without-project.tsx';
import { RequestsPart } from './requests-part.tsx';
import { RiskPart } from './risk-part.tsx';
import { SamplesPart } from './samples-part.tsx';

/** What the coordinator looks at of what was declared: by chance, by risk, and what it has asked for. A partner has only what it was asked. */
export default function VerificationPage() {
  const { t } = useTranslation('verification');
  const project = useCurrentProject();
  const oversees = project?.position === 'COORDINATOR' || project?.position === 'FUNDER' || project?.position === 'AUDITOR';
  const tabs = [
    ...(oversees
      ? [
          { key: 'samples', label: t('samples.title') },
          { key: 'risk', label: t('risk.title') },
        ]
      : []),
    { key: 'requests', label: t('requests.title') },
  ];
  const tab = useTab(tabs);
  if (!project) return <WithoutProject title={t('title')} />;
  return (
    <Page title={t('title')} subtitle={t('subtitle')} crumbs={[{ label: t('adoptions'), to: '/adoptions' }]}>
      {tabs.length > 1 && <Tabs tabs={tabs} label={t('parts')} />}
      {tab === 'samples' && <SamplesPart projectId={project.id} />}
      {tab === 'risk' && <RiskPart projectId={project.id} />}
      {tab === 'requests' && <RequestsPart projectId={project.id} oversees={oversees} />}
    </Page>
  );
}
