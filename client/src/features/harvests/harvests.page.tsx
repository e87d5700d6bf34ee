import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Stack } from '../../ui/columns.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { HarvestProblems } from './harvest-problems.tsx';
import { HarvestTable } from './harvest-table.tsx';
import { HarvestsDocument } from './harvests.query.ts';
import { StartHarvest } from './start-harvest.tsx';

/** What was fetched from the library of open educational resources, and a way to fetch anew. */
export default function Harvests() {
  const { t } = useTranslation('harvests');
  const { data, error, loading, fetchMore, refetch } = useQuery(HarvestsDocument, {
    variables: { first: 20 },
    fetchPolicy: 'cache-and-network',
    // A harvest goes on by itself, and one may begin at night.
    pollInterval: 3_000,
  });
  const list = data?.harvests;
  const [latest] = list?.nodes ?? [];
  return (
    <Page title={t('title')} subtitle={t('subtitle')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <Stack>
        {data && <StartHarvest can={data.mayStartHarvest} onStarted={() => void refetch()} />}
        <Section title={t('list.title')}>
          {!list && loading && <TableSkeleton rows={3} />}
          {list && <HarvestTable harvests={list.nodes} />}
          {list?.pageInfo.hasNextPage && (
            <MoreButton busy={loading} onClick={() => void fetchMore({ variables: { after: list.pageInfo.endCursor } })} />
          )}
        </Section>
        {latest && latest.problems.length > 0 && <HarvestProblems harvest={latest} />}
      </Stack>
    </Page>
  );
}
