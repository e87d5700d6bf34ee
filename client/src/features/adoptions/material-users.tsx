import { useApolloClient, useQuery } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useAddressFilter } from '../../platform/address/address-filter.ts';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import type { AdoptionFilter } from '../../platform/graphql/generated/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FilterRow } from '../../ui/filter-row.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { NewRowsButton } from '../../ui/new-rows-button.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { unknownRegion } from '../organisations/organisation-address.ts';
import { useRegionOptions } from '../organisations/region-options.ts';
import { adoptionFilterOf, allStages } from './adoption-address.ts';
import { MaterialUsersTable } from './material-users-table.tsx';
import { TrainedSum } from './trained-sum.tsx';
import { useWaitingAdoptions } from './waiting-adoptions.ts';

const MaterialUsersQuery = graphql(`
  query MaterialUsers($projectId: ID!, $materialId: ID!, $filter: AdoptionFilter, $first: Int, $after: Cursor) {
    material(id: $materialId) {
      id
      personsTrained {
        persons
        adoptions
      }
    }
    adoptions(projectId: $projectId, filter: $filter, first: $first, after: $after) {
      totalCount
      nodes {
        id
        version
        stage
        effectiveDate
        declaredAt
        confirmedLately
        verifiedStage
        countsFor {
          id
          nameFi
          nameSv
          nameEn
        }
        organisation {
          id
          nameFi
          nameSv
          nameEn
        }
        lastDeclaration {
          id
          evidence {
            id
            link
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** A few, so that what comes after them on the page is in reach. */
const first = 10;

/** Who uses a material, the latest declaration first; for the parties of its project. */
export function MaterialUsers({ materialId, projectId }: { materialId: string; projectId: string }) {
  const { t } = useTranslation(['adoptions', 'terms']);
  const client = useApolloClient();
  const address = useAddressFilter();
  const regions = useRegionOptions();
  const { stages, regions: codes, regionUnknown } = adoptionFilterOf(address);
  const filter: AdoptionFilter = {
    materialId,
    stages: stages ?? null,
    regions: codes ?? null,
    regionUnknown: regionUnknown ?? null,
  };
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(MaterialUsersQuery, {
    variables: { projectId, materialId, filter, first },
  });
  const users = (data ?? previousData)?.adoptions;
  const waiting = useWaitingAdoptions(projectId, JSON.stringify(filter), data?.adoptions.nodes, async () => {
    const answer = await client.query({
      query: MaterialUsersQuery,
      variables: { projectId, materialId, filter, first },
      fetchPolicy: 'no-cache',
    });
    return answer.data?.adoptions.nodes;
  });
  const narrowed = Boolean(address.text('region') || address.text('stage'));

  return (
    <Section title={t('users.title')} action={<LinkText to={`/adoptions?material=${materialId}`}>{t('users.all')}</LinkText>}>
      {data?.material && <TrainedSum sum={data.material.personsTrained} to={`/adoptions?material=${materialId}&trained=yes`} />}
      <FilterRow label={t('filter.title')}>
        <SelectInput
          label={t('users.stage')}
          value={address.text('stage')}
          onChange={(stage) => address.set({ stage })}
          options={[
            { value: '', label: t('users.allStages') },
            ...allStages.map((value) => ({ value, label: t(`terms:stage.${value}`) })),
          ]}
        />
        <SelectInput
          label={t('users.region')}
          value={address.text('region')}
          onChange={(region) => address.set({ region })}
          options={[
            { value: '', label: t('users.allRegions') },
            ...regions,
            { value: unknownRegion, label: t('filter.regionUnknown') },
          ]}
        />
      </FilterRow>
      <NewRowsButton count={waiting} onShow={() => void refetch()} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!users && loading && <TableSkeleton rows={4} />}
      {users?.nodes.length === 0 && (
        <EmptyState
          title={narrowed ? t('users.emptyFilteredTitle') : t('users.emptyTitle')}
          action={narrowed && <Button onClick={() => address.clear(['region', 'stage'])}>{t('filter.clear')}</Button>}
        />
      )}
      {users && users.nodes.length > 0 && (
        <>
          <MaterialUsersTable rows={users.nodes} caption={t('users.count', { count: users.totalCount })} />
          {users.pageInfo.hasNextPage && (
            <MoreButton busy={loading} onClick={() => void fetchMore({ variables: { after: users.pageInfo.endCursor } })} />
          )}
        </>
      )}
    </Section>
  );
}
