import { useQuery } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { useAddressFilter, known } from '../../platform/address/address-filter.ts';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import type { OrganisationFilter } from '../../platform/graphql/generated/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Page } from '../../ui/page.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { Summary } from '../../ui/summary.tsx';
import { ExportLinks } from '../exports/export-links.tsx';
import { ImportLink } from '../imports/import-link.tsx';
import { ConfirmBar } from './confirm-bar.tsx';
import { providerTypes, regionsOf, toConfirm } from './organisation-address.ts';
import { OrganisationFilters } from './organisation-filters.tsx';
import { OrganisationTable } from './organisation-table.tsx';

const OrganisationsPage = graphql(`
  query OrganisationsPage($filter: OrganisationFilter, $first: Int, $after: Cursor) {
    organisations(filter: $filter, first: $first, after: $after) {
      totalCount
      nodes {
        id
        version
        kind
        businessId
        nameFi
        nameSv
        nameEn
        brandName
        providerType
        locationToConfirm
        mergedOn
        demonstration
        formerNames {
          id
          nameFi
          nameSv
          nameEn
        }
        viewerCan {
          editProvider {
            allowed
          }
        }
        region {
          id
          nameFi
          nameSv
          nameEn
        }
        municipality {
          id
          nameFi
          nameSv
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const NARROWING = ['search', 'region', 'type', 'demonstration', 'location'];

/** Everybody that network projects concern, searchable by name or business id. */
export default function OrganisationsList() {
  const { t } = useTranslation('organisations');
  const address = useAddressFilter();
  const filter: OrganisationFilter = {
    search: address.text('search') || null,
    ...regionsOf(address.list('region')),
    providerTypes: address.text('type') ? known(address.list('type'), providerTypes) : null,
    demonstration: address.flag('demonstration') ?? null,
    locationToConfirm: address.text('location') === toConfirm || null,
  };
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(OrganisationsPage, {
    variables: { filter, first: 50 },
  });
  const organisations = (data ?? previousData)?.organisations;
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const possible =
    filter.locationToConfirm === true
      ? (organisations?.nodes ?? []).filter(({ viewerCan }) => viewerCan.editProvider.allowed)
      : [];
  const chosen = possible.filter(({ id }) => picked.has(id));
  const toggle = (id: string) =>
    setPicked((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  const narrowed = NARROWING.some((name) => address.text(name));

  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <>
          <ImportLink target="REGISTER" />
          <ExportLinks list="organisations" variables={{ filter }} />
        </>
      }
    >
      <OrganisationFilters address={address} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!organisations && loading && <TableSkeleton />}
      {organisations && organisations.nodes.length === 0 && (
        <EmptyState
          title={t('empty.title')}
          hint={t('empty.hint')}
          action={narrowed && <Button onClick={() => address.clear(NARROWING)}>{t('filter.clear')}</Button>}
        />
      )}
      {organisations && organisations.nodes.length > 0 && (
        <>
          <Summary>{t('count', { count: organisations.totalCount })}</Summary>
          {possible.length > 0 && (
            <ConfirmBar
              chosen={chosen}
              onDone={() => setPicked(new Set())}
              onAll={() => setPicked(new Set(possible.slice(0, limits.page).map(({ id }) => id)))}
            />
          )}
          <OrganisationTable
            rows={organisations.nodes}
            caption={t('count', { count: organisations.totalCount })}
            {...(possible.length > 0 && { choice: { chosen: new Set(chosen.map(({ id }) => id)), onToggle: toggle } })}
          />
          {organisations.pageInfo.hasNextPage && (
            <MoreButton
              onClick={() => void fetchMore({ variables: { after: organisations.pageInfo.endCursor } })}
              busy={loading}
            />
          )}
        </>
      )}
    </Page>
  );
}
