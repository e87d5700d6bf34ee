import { useApolloClient, useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { limits } from '../../../../schema/limits.ts';
import { formatDateTime, formatNumber } from '../../platform/i18n/format.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { AwaitedPage } from '../../ui/awaited-page.tsx';
import { Bar } from '../../ui/bar.tsx';
import { Columns } from '../../ui/columns.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FactsList } from '../../ui/facts-list.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { ExportLinks } from '../exports/export-links.tsx';
import { useRegionOptions } from '../organisations/region-options.ts';
import { useThemeOptions } from '../sources/theme-options.ts';
import { SampleItems } from './sample-items.tsx';
import { usePlaces } from './use-places.tsx';
import { SamplePageDocument } from './verification.query.ts';

const pageSize = 50;

/** One sample: whom it met and how far each is, and all that it takes to draw it again. */
export default function SamplePage() {
  const { t } = useTranslation(['verification', 'terms']);
  const { id = '' } = useParams();
  const client = useApolloClient();
  const themes = useThemeOptions();
  const regions = useRegionOptions();
  const chosen = usePlaces();
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(SamplePageDocument, {
    variables: { id, ...chosen.variables, first: pageSize },
    skip: chosen.waits,
  });
  const sample = (data ?? previousData)?.verificationSample;
  const shown = sample?.items.nodes.length ?? 0;
  // As many rows as are shown stay shown.
  useLiveRefetch(sample?.project.id, ['adoption.'], () =>
    client.query({
      query: SamplePageDocument,
      fetchPolicy: 'network-only',
      variables: { id, ...chosen.variables, first: Math.min(limits.page, Math.max(pageSize, shown)) },
    }),
  );
  const crumbs = [
    { label: t('adoptions'), to: '/adoptions' },
    { label: t('title'), to: '/adoptions/verification' },
  ];
  if (!sample) {
    return (
      <AwaitedPage
        title={t('sample.title')}
        crumbs={crumbs}
        asked={{ error, loading, refetch }}
        missing={{
          title: t('sample.missing'),
          hint: t('sample.missingHint'),
          action: <LinkText to="/adoptions/verification">{t('sample.back')}</LinkText>,
        }}
      />
    );
  }
  const named = (options: readonly { value: string; label: string }[], codes: readonly string[] | null | undefined) =>
    codes?.map((code) => options.find(({ value }) => value === code)?.label ?? code).join(', ');
  const places = [named(regions, sample.regions), sample.regionUnknown && t('draw.regionUnknown')].filter(Boolean).join(', ');
  const progress = t('sample.progress', { decided: sample.decidedCount, size: sample.size, waiting: sample.waitingCount });
  return (
    <Page
      title={t('sample.titleOf', { date: formatDateTime(sample.drawnAt) })}
      subtitle={t('samples.of', { size: sample.size, population: sample.populationSize })}
      crumbs={crumbs}
      actions={<ExportLinks list="verificationSample" variables={{ sampleId: sample.id, ...chosen.variables }} />}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <Columns
        aside={
          <Section title={t('sample.how')}>
            <FactsList
              facts={[
                { label: t('sample.population'), value: formatNumber(sample.populationSize) },
                { label: t('sample.asked'), value: sample.percent ? `${sample.percent} %` : formatNumber(sample.size) },
                { label: t('sample.stages'), value: sample.stages.map((stage) => t(`terms:stage.${stage}`)).join(', ') },
                { label: t('sample.themes'), value: named(themes, sample.themes) ?? t('draw.all') },
                { label: t('sample.regions'), value: places || t('draw.all') },
                { label: t('sample.seed'), value: sample.seed },
                { label: t('sample.by'), value: sample.drawnBy?.name },
              ]}
            />
            <Prose quiet>{t('sample.again')}</Prose>
          </Section>
        }
      >
        <Section title={progress}>
          <Bar value={sample.decidedCount} max={sample.size} label={progress} />
          {chosen.choice()}
          <SampleItems rows={sample.items.nodes} sampleId={sample.id} caption={t('sample.items')} />
          {sample.items.pageInfo.hasNextPage && (
            <MoreButton
              busy={loading}
              onClick={() => void fetchMore({ variables: { after: sample.items.pageInfo.endCursor } })}
            />
          )}
        </Section>
      </Columns>
    </Page>
  );
}
