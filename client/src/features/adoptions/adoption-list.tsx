import { useApolloClient, useQuery } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { localName } from '../../platform/i18n/language.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { NewRowsButton } from '../../ui/new-rows-button.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { Summary } from '../../ui/summary.tsx';
import { adoptionFilterNames, adoptionFilterOf, adoptionSortOf } from './adoption-address.ts';
import { AdoptionFilters } from './adoption-filters.tsx';
import { AdoptionList, adoptionPage } from './adoption-list.query.ts';
import { ConfirmUnchanged } from './confirm-unchanged.tsx';
import { ConfirmShown } from './confirm-shown.tsx';
import { AdoptionTable } from './adoption-table.tsx';
import { useWaitingAdoptions } from './waiting-adoptions.ts';

/** What providers have declared in the project, as far as the viewer may see it, newest first unless the address says otherwise. */
export function AdoptionListView({ projectId, address }: { projectId: string; address: AddressFilter }) {
  const { t } = useTranslation(['adoptions', 'terms']);
  const client = useApolloClient();
  const filter = adoptionFilterOf(address);
  const sort = adoptionSortOf(address);
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(AdoptionList, {
    variables: { projectId, filter, sort, first: adoptionPage },
  });
  const adoptions = (data ?? previousData)?.adoptions;
  const waiting = useWaitingAdoptions(projectId, JSON.stringify({ filter, sort }), data?.adoptions.nodes, async () => {
    const answer = await client.query({
      query: AdoptionList,
      variables: { projectId, filter, sort, first: adoptionPage },
      fetchPolicy: 'no-cache',
    });
    return answer.data?.adoptions.nodes;
  });
  const narrowed = adoptionFilterNames.filter((name) => address.text(name));

  const first = adoptions?.nodes[0];
  // The address holds ids; the rows know the names.
  const chips = [
    filter.organisationId && {
      name: 'organisation',
      label: t('filter.organisationChip', { name: first ? localName(first.organisation) : '…' }),
    },
    filter.materialId && { name: 'material', label: t('filter.materialChip', { title: first?.material.title ?? '…' }) },
  ].filter((chip) => !!chip);

  return (
    <>
      <AdoptionFilters address={address} />
      <FilterChips
        label={t('filter.active')}
        chips={chips.map(({ name, label }) => ({
          key: name,
          label,
          removeLabel: t('filter.remove', { label }),
          onRemove: () => address.set({ [name]: null }),
        }))}
        {...(narrowed.length > 0 && { clearLabel: t('filter.clear'), onClear: () => address.clear(narrowed) })}
      />
      <NewRowsButton count={waiting} onShow={() => void refetch()} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!adoptions && loading && <TableSkeleton />}
      {adoptions?.nodes.length === 0 &&
        (narrowed.length > 0 ? (
          <EmptyState
            title={t('empty.filteredTitle')}
            hint={t('empty.filteredHint')}
            action={<Button onClick={() => address.clear(narrowed)}>{t('filter.clear')}</Button>}
          />
        ) : (
          <EmptyState
            title={t('empty.title')}
            hint={t('empty.hint')}
            action={<LinkText to="/materials">{t('empty.action')}</LinkText>}
          />
        ))}
      {adoptions && adoptions.nodes.length > 0 && (
        <>
          <Summary>{t('count', { count: adoptions.totalCount })}</Summary>
          <ConfirmUnchanged
            rows={adoptions.nodes}
            whole={
              data && filter.organisationId && adoptions.pageInfo.hasNextPage
                ? { projectId, seenAt: data.installation.now }
                : null
            }
          />
          <ConfirmShown rows={adoptions.nodes} />
          <AdoptionTable rows={adoptions.nodes} caption={t('count', { count: adoptions.totalCount })} />
          {adoptions.pageInfo.hasNextPage && (
            <MoreButton busy={loading} onClick={() => void fetchMore({ variables: { after: adoptions.pageInfo.endCursor } })} />
          )}
        </>
      )}
    </>
  );
}
