import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { known, useAddressFilter } from '../../platform/address/address-filter.ts';
import type { PartnershipRole } from '../../platform/graphql/generated/graphql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { useCurrentProject } from '../../platform/project/current-project.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FilterRow } from '../../ui/filter-row.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { PartnershipTable } from './partnership-table.tsx';
import { NetworkDocument } from './project.query.ts';
import { WithoutProject } from './without-project.tsx';

const roles: readonly PartnershipRole[] = ['COORDINATOR', 'WORK_PACKAGE_LEAD', 'PARTNER', 'ASSOCIATE'];

/** Who carries out the project, in which role and since when. */
export default function Network() {
  const { t } = useTranslation('projects');
  const term = useTerms();
  const project = useCurrentProject();
  const address = useAddressFilter();
  const { data, error, loading, refetch } = useQuery(NetworkDocument, { variables: { id: project?.id ?? '' }, skip: !project });
  useLiveRefetch(project?.id, ['partnership.'], refetch);
  if (!project) return <WithoutProject title={t('network.title')} />;

  const search = address.text('search').toLocaleLowerCase('fi');
  const [role] = known(address.list('role'), roles);
  const partnerships = data?.project?.partnerships ?? [];
  const rows = partnerships
    .filter(
      (partnership) =>
        (!role || partnership.role === role) && localName(partnership.organisation).toLocaleLowerCase('fi').includes(search),
    )
    .toSorted(
      (a, b) =>
        roles.indexOf(a.role) - roles.indexOf(b.role) || localName(a.organisation).localeCompare(localName(b.organisation), 'fi'),
    );
  return (
    <Page title={t('network.title')} subtitle={t('network.subtitle', { project: localName(project) })}>
      <FilterRow label={t('network.filter')}>
        <SearchInput
          label={t('network.search')}
          value={address.text('search')}
          onChange={(text) => address.set({ search: text }, { replace: true })}
        />
        <SelectInput
          label={t('network.role')}
          value={role ?? ''}
          onChange={(value) => address.set({ role: value })}
          options={[
            { value: '', label: t('network.allRoles') },
            ...roles.map((value) => ({ value, label: term('partnershipRole', value) })),
          ]}
        />
      </FilterRow>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && loading && <TableSkeleton />}
      {data && (
        <Section title={t('network.count', { count: rows.length })}>
          {rows.length ? (
            <PartnershipTable rows={rows} />
          ) : (
            <EmptyState title={t('network.emptyTitle')} hint={t('network.emptyHint')} />
          )}
        </Section>
      )}
    </Page>
  );
}
