import { useQuery } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAddressFilter } from '../../platform/address/address-filter.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { localName } from '../../platform/i18n/language.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FilterSide } from '../../ui/filter-side.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { NewRowsButton } from '../../ui/new-rows-button.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { Summary } from '../../ui/summary.tsx';
import { ExportLinks } from '../exports/export-links.tsx';
import { ImportLink } from '../imports/import-link.tsx';
import { BulkBar } from '../maintenance/bulk-bar.tsx';
import { MayCreateDocument } from '../maintenance/may-create.query.ts';
import { isSelectable } from '../maintenance/selectable.ts';
import { useLiveMaterials } from './live-materials.ts';
import { materialFilterNames, materialFilterOf } from './material-address.ts';
import { MaterialChips } from './material-chips.tsx';
import { MaterialFilters } from './material-filters.tsx';
import { MaterialList, materialPage } from './material-list.query.ts';
import { MaterialTable } from './material-table.tsx';

/** The materials in the project's care; for somebody without a project the published commons. */
export default function Materials() {
  const { t } = useTranslation(['materials', 'maintenance']);
  const { viewer, project } = useSession();
  const address = useAddressFilter();
  const filter = materialFilterOf(address);
  // What no project has in care is found in the commons only.
  const projectId = filter.inNobodysCare ? null : (project?.id ?? null);
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
  const mayCreate = useQuery(MayCreateDocument, { variables: { id: project?.id ?? '' }, skip: !viewer || !project });
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const possible = useMemo(() => materials?.nodes.filter(isSelectable) ?? [], [materials]);
  // What has left the list is no longer chosen.
  const pickedRows = possible.filter(({ id }) => picked.has(id));
  const toggle = (id: string) =>
    setPicked((before) => new Set(before.has(id) ? [...before].filter((other) => other !== id) : [...before, id]));

  return (
    <Page
      title={t('title')}
      subtitle={projectId && project ? t('subtitleProject', { project: localName(project) }) : t('subtitleCommons')}
      actions={
        <>
          <ExportLinks list="materials" variables={{ projectId, filter }} />
          <ImportLink target="MATERIALS" projectId={projectId} />
          {mayCreate.data?.project?.viewerCan.createMaterial.allowed && (
            <Button component={Link} to="/materials/new" variant="contained">
              {t('maintenance:create.action')}
            </Button>
          )}
        </>
      }
    >
      <FilterSide
        label={t('filter.title')}
        openLabel={chosen ? t('filter.show', { count: chosen }) : t('filter.showNone')}
        closeLabel={t('filter.hide')}
        filters={
          <MaterialFilters
            address={address}
            facets={materials?.facets ?? []}
            ownStages={ownStages}
            inside={seesUse}
            coordinates={project?.position === 'COORDINATOR'}
          />
        }
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
            {possible.length > 0 && (
              <BulkBar
                chosen={pickedRows}
                projectId={project?.id ?? null}
                onDone={() => setPicked(new Set())}
                onAll={() => setPicked(new Set(possible.map(({ id }) => id)))}
              />
            )}
            <MaterialTable
              rows={materials.nodes}
              caption={t('count', { count: materials.totalCount })}
              use={ownStages ? 'ownStage' : seesUse ? 'inUse' : 'hidden'}
              {...(possible.length > 0 && {
                choice: { possible: isSelectable, chosen: new Set(pickedRows.map(({ id }) => id)), onToggle: toggle },
              })}
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
