import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useAddressFilter } from '../../platform/address/address-filter.ts';
import { useErrorWords } from '../../platform/errors/error-words.ts';
import { Columns } from '../../ui/columns.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Prose } from '../../ui/prose.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { Section } from '../../ui/section.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { Summary } from '../../ui/summary.tsx';
import { ExportLinks } from '../exports/export-links.tsx';
import { ImportLink } from '../imports/import-link.tsx';
import { InvitationTable } from './invitation-table.tsx';
import { InviteForm } from './invite-form.tsx';
import { PeopleDocument } from './people.query.ts';
import { PersonTable } from './person-table.tsx';

/** Who acts for whom: to be looked at, invited, changed and ended by those who may. */
export default function People() {
  const { t } = useTranslation('accounts');
  const words = useErrorWords();
  const address = useAddressFilter();
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(PeopleDocument, {
    variables: { filter: { search: address.text('search') || null }, first: 50 },
    fetchPolicy: 'cache-and-network',
  });
  const { viewer, people } = data ?? previousData ?? {};
  const can = viewer?.viewerCan;
  const refused = can && !can.managePeople.allowed ? can.managePeople : undefined;
  return (
    <Page
      title={t('people.title')}
      subtitle={t('people.subtitle')}
      actions={
        <>
          <ImportLink target="REGISTER" />
          <ExportLinks list="people" variables={{ filter: { search: address.text('search') || null } }} />
        </>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <Columns aside={can?.invite.allowed && <InviteForm />}>
        <Section title={t('people.title')}>
          {refused && <Prose quiet>{words({ code: 'FORBIDDEN', params: { reason: refused.reason } })}</Prose>}
          {can && !can.invite.allowed && can.managePeople.allowed && (
            <Prose quiet>{words({ code: 'FORBIDDEN', params: { reason: can.invite.reason } })}</Prose>
          )}
          <SearchInput
            label={t('people.search')}
            value={address.text('search')}
            onChange={(search) => address.set({ search }, { replace: true })}
          />
          {!people && loading && <TableSkeleton />}
          {people?.nodes.length === 0 && <EmptyState title={t('people.empty')} />}
          {people && people.nodes.length > 0 && (
            <>
              <Summary>{t('people.count', { count: people.totalCount })}</Summary>
              <PersonTable people={people.nodes} />
              {people.pageInfo.hasNextPage && (
                <MoreButton busy={loading} onClick={() => void fetchMore({ variables: { after: people.pageInfo.endCursor } })} />
              )}
            </>
          )}
        </Section>
        {can && (can.invite.allowed || can.managePeople.allowed) && <InvitationTable />}
      </Columns>
    </Page>
  );
}
