import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../platform/i18n/format.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { DrawDialog } from './draw-dialog.tsx';
import { SampleListDocument } from './verification.query.ts';

/** The samples that were drawn, each with how far it is, and the way to draw another one. */
export function SamplesPart({ projectId }: { projectId: string }) {
  const { t } = useTranslation('verification');
  const [draws, setDraws] = useState(false);
  const { data, error, loading, fetchMore, refetch } = useQuery(SampleListDocument, {
    variables: { projectId, first: 20 },
    fetchPolicy: 'cache-and-network',
  });
  useLiveRefetch(projectId, ['adoption.verified', 'adoption.more_requested', 'verification.'], refetch);
  const samples = data?.verificationSamples;
  return (
    <Section
      title={t('samples.title')}
      action={
        data?.project && (
          <ActionButton can={data.project.viewerCan.drawVerificationSample} onClick={() => setDraws(true)}>
            {t('samples.draw')}
          </ActionButton>
        )
      }
    >
      <Prose quiet>{t('samples.hint')}</Prose>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!samples && loading && <TableSkeleton rows={3} />}
      {samples && (
        <DataTable
          caption={t('samples.title')}
          rows={samples.nodes}
          rowKey={({ id }) => id}
          empty={<Prose>{t('samples.empty')}</Prose>}
          columns={[
            {
              key: 'drawn',
              label: t('samples.drawn'),
              render: ({ id, drawnAt }) => (
                <LinkText to={`/adoptions/verification/${id}`} strong>
                  {formatDateTime(drawnAt)}
                </LinkText>
              ),
            },
            {
              key: 'size',
              label: t('samples.size'),
              render: ({ size, populationSize }) => t('samples.of', { size, population: populationSize }),
            },
            {
              key: 'progress',
              label: t('samples.progress'),
              render: ({ size, decidedCount, waitingCount }) =>
                t('samples.progressOf', { decided: decidedCount, size, waiting: waitingCount }),
            },
            { key: 'by', label: t('samples.by'), render: ({ drawnBy }) => drawnBy?.name ?? '–' },
          ]}
        />
      )}
      {samples?.pageInfo.hasNextPage && (
        <MoreButton busy={loading} onClick={() => void fetchMore({ variables: { after: samples.pageInfo.endCursor } })} />
      )}
      {draws && <DrawDialog projectId={projectId} onClose={() => setDraws(false)} />}
    </Section>
  );
}
