import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressFilter } from '../../platform/address/address-filter.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { useCurrentProject } from '../../platform/project/current-project.ts';
import { LinkText } from '../../ui/link-text.tsx';
import { Page } from '../../ui/page.tsx';
import { Tabs, useTab } from '../../ui/tabs.tsx';
import { ExportLinks } from '../exports/export-links.tsx';
import { matrixFilterOf, matrixSortOf } from '../matrix/matrix-address.ts';
import { MatrixView } from '../matrix/matrix-view.tsx';
import { WithoutProject } from '../projects/without-project.tsx';
import { adoptionFilterOf, adoptionSortOf } from './adoption-address.ts';
import { AdoptionListView } from './adoption-list.tsx';

/** What only the list can be narrowed by: a link that does leads to the list. */
const ofListOnly = ['confirmed', 'verified', 'update', 'evidence', 'trained', 'organisation', 'material'];

/** How far the providers have come: as a matrix, as a list of declarations, and the own row by itself. */
export default function Adoptions() {
  const { t } = useTranslation('adoptions');
  const project = useCurrentProject();
  const { viewer } = useSession();
  const address = useAddressFilter();
  // Looked at once: a window that is made narrower does not take away what somebody works on.
  const [isNarrow] = useState(() => matchMedia('(max-width: 699px)').matches);
  const own = viewer?.organisation.kind === 'PROVIDER' ? [{ key: 'own', label: t('view.own') }] : [];
  const [matrix, list] = [
    { key: 'matrix', label: t('view.matrix') },
    { key: 'list', label: t('view.list') },
  ];
  const listFirst = isNarrow || ofListOnly.some((name) => address.text(name));
  const tabs = listFirst ? [list, ...own, matrix] : [matrix, ...own, list];
  const view = useTab(tabs, 'view');
  if (!project) return <WithoutProject title={t('title')} />;

  const exported =
    view === 'list' ? (
      <ExportLinks
        list="adoptions"
        variables={{ projectId: project.id, filter: adoptionFilterOf(address), sort: adoptionSortOf(address) }}
      />
    ) : (
      <ExportLinks
        list="adoptionMatrix"
        variables={{ projectId: project.id, filter: matrixFilterOf(address), sort: matrixSortOf(address) }}
      />
    );
  return (
    <Page
      title={t('title')}
      subtitle={t(`view.${view as 'matrix' | 'own' | 'list'}Hint`)}
      actions={
        <>
          <LinkText to="/adoptions/verification">{t('verification')}</LinkText>
          {exported}
        </>
      }
    >
      <Tabs tabs={tabs} label={t('view.label')} param="view" />
      {view === 'list' ? (
        <AdoptionListView projectId={project.id} address={address} />
      ) : (
        <MatrixView key={view} projectId={project.id} address={address} view={view as 'matrix' | 'own'} />
      )}
    </Page>
  );
}
