import { useQuery } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useAddressFilter } from '../../platform/address/address-filter.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { localName } from '../../platform/i18n/language.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FilterSide } from '../../ui/filter-side.tsx';
import { ExportLinks } from '../exports/export-links.tsx';
import { ImportLink } from '../imports/import-link.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { NewRowsButton } from '../../ui/new-rows-button.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { Summary } from '../../ui/summary.tsx';
import { useLiveMaterials } from './live-materials.ts';
import { materialFilterNames, materialFilterOf } from './material-address.ts';
import { MaterialChips } from './material-chips.tsx';
import { MaterialFilters } from './material-filters.tsx';
import { MaterialList, materialPage } from './material-list.query.ts';
import { MaterialTable } from './material-table.tsx';

/** The materials in the project's care; for somebody without a project the published commons. */
export default function Materials() {
  const { t } = useTranslation('materials');
  const { viewer, project } = useSession();
  const address = useAddressFilter();
  const filter = materialFilterOf(address);
  const projectId = project?.id ?? null;
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(MaterialList, {
    variables: { projectId, filter, first: materialPage },
  });
  const materials = (data ?? previousData)?.materials;
  const { waiting, show } = useLiveMaterials(projectId, filter, data?.materials.nodes);
  const ownStages = viewer?.organisation.kind === 'PROVIDER';
  const seesUse = project !== null && project.position !== 'OUTSIDER';
  const chosen = materialFilterNames.reduce((sum, name) => sum + (name === 'search' ? 0 : address.list(name).length), 0);
  const narrowed = chosen > 0 || address.text('search') !== '';
  const clear = () => address.clear(materialFilterNames);

  return (
    <Page
      actions={
        <>
          <ImportLink target="MATERIALS" projectId={projectId} />
          <ExportLinks list="materials" variables={{ projectId, filter }} />
        </>
      }
      title={t('title')}
      subtitle={project ? t('subtitleProject', { project: localName(project) }) : t('subtitleCommons')}
    >
      <FilterSide
        label={t('filter.title')}
        openLabel={chosen ? t('filter.show', { count: chosen }) : t('filter.showNone')}
        closeLabel={t('filter.hide')}
        filters={<MaterialFilters address={address} facets={materials?.facets ?? []} ownStages={ownStages} />}
      >
        <SearchInput
          label={t('filter.search')}
          value={address.text('search')}
          onChange={(search) => address.set({ search }, { replace: true })}
        />
        <MaterialChips address={address} />
        <NewRowsButton count={waiting} onShow={show} />
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!materials && loading && <TableSkeleton />}
        {materials?.nodes.length === 0 &&
          (narrowed ? (
            <EmptyState
              title={t('empty.filteredTitle')}
              hint={t('empty.filteredHint')}
              action={<Button onClick={clear}>{t('filter.clear')}</Button>}
            />
          ) : (
            <EmptyState title={t('empty.title')} hint={t('empty.hint')} />
          ))}
        {materials && materials.nodes.length > 0 && (
          <>
            <Summary>{t('count', { count: materials.totalCount })}</Summary>
            <MaterialTable
              rows={materials.nodes}
              caption={t('count', { count: materials.totalCount })}
              use={ownStages ? 'ownStage' : seesUse ? 'inUse' : 'hidden'}
            />
            {materials.pageInfo.hasNextPage && (
              <MoreButton busy={loading} onClick={() => void fetchMore({ variables: { after: materials.pageInfo.endCursor } })} />
            )}
          </>
        )}
      </FilterSide>
    </Page>
  );
}
