import { useQuery } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../platform/files/download.ts';
import type { RowOutcome } from '../../platform/graphql/generated/graphql.ts';
import { formatNumber } from '../../platform/i18n/format.ts';
import { language } from '../../platform/i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';
import { ImportRowsDocument, type ImportedFile } from './import.query.ts';
import { useImportWords } from './use-import-words.ts';

const tones: Record<RowOutcome, Tone> = {
  NEW: 'success',
  CHANGED: 'info',
  SAME: 'neutral',
  DUPLICATE: 'warning',
  FAILED: 'error',
  LEFT_OUT: 'neutral',
};
const REPORTED: readonly RowOutcome[] = ['FAILED', 'DUPLICATE'];

/** What becomes of each row, and why: first those that cannot be taken. */
export function ImportRows({ one }: { one: ImportedFile }) {
  const { t } = useTranslation('imports');
  const word = useImportWords();
  const reported = one.outcomes.find(({ outcome }) => REPORTED.includes(outcome))?.outcome;
  const [shown, setShown] = useState<string>(one.state === 'CHECKED' ? (reported ?? '') : '');
  const [failure, setFailure] = useState<unknown>();
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(ImportRowsDocument, {
    variables: { id: one.id, outcomes: shown ? [shown as RowOutcome] : null, first: 50 },
    fetchPolicy: 'cache-and-network',
  });
  const rows = (data ?? previousData)?.import?.rows;
  const total = one.outcomes.reduce((sum, { count }) => sum + count, 0);
  const why = ({ kept, reasons }: NonNullable<typeof rows>['nodes'][number]) =>
    [
      ...reasons.map(({ field, code, params }) => {
        const text = word('reason', code, params as object);
        return field ? t('rows.about', { field: word('field', field), text }) : text;
      }),
      ...(kept ? [word('reason', kept)] : []),
    ].join(' ');
  return (
    <Section
      title={t('rows.title')}
      action={
        reported && (
          <Button
            size="small"
            onClick={() => void download(`/imports/${one.id}/problems.csv?language=${language}`).catch(setFailure)}
          >
            {t('rows.download')}
          </Button>
        )
      }
    >
      {Boolean(failure) && <ErrorState error={failure} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <SelectInput
        label={t('rows.show')}
        value={shown}
        onChange={setShown}
        options={[
          { value: '', label: t('rows.all', { count: total }) },
          ...one.outcomes.map(({ outcome, count }) => ({
            value: outcome,
            label: t('rows.some', { outcome: word('outcome', outcome), count }),
          })),
        ]}
      />
      {!rows && loading && <TableSkeleton rows={5} />}
      {rows && (
        <DataTable
          caption={t('rows.caption')}
          rows={rows.nodes}
          rowKey={({ id }) => id}
          empty={<Prose>{t('rows.empty')}</Prose>}
          columns={[
            { key: 'line', label: t('rows.line'), align: 'right', render: ({ line }) => formatNumber(line) },
            {
              key: 'outcome',
              label: t('rows.outcome'),
              render: ({ outcome }) => <StatusChip tone={tones[outcome]} label={word('outcome', outcome)} />,
            },
            {
              key: 'content',
              label: t('rows.content'),
              render: ({ texts }) =>
                texts
                  .filter((text) => text.trim())
                  .slice(0, 4)
                  .join(' · ')
                  .slice(0, 160),
            },
            { key: 'why', label: t('rows.why'), render: why },
          ]}
        />
      )}
      {rows?.pageInfo.hasNextPage && (
        <MoreButton busy={loading} onClick={() => void fetchMore({ variables: { after: rows.pageInfo.endCursor } })} />
      )}
    </Section>
  );
}
