import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { formatNumber } from '../../platform/i18n/format.ts';
import { Stack } from '../../ui/columns.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { Page } from '../../ui/page.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { CardSkeleton } from '../../ui/skeletons.tsx';
import { Stepper, type StepState } from '../../ui/stepper.tsx';
import { ImportAcceptance } from './import-acceptance.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportPageDocument, type ImportedFile } from './import.query.ts';
import { ImportResult } from './import-result.tsx';
import { ImportRows } from './import-rows.tsx';
import { useImportWords } from './use-import-words.ts';

const EVERY = 1_000;
const steps = ['file', 'columns', 'check', 'accept'] as const;
/** How many steps are behind, by state. */
const behind: Record<ImportedFile['state'], number> = { UPLOADED: 1, MAPPED: 2, CHECKED: 3, APPLIED: 4, UNDONE: 4 };

/** One spreadsheet on its way in: what stands where, what becomes of each row, acceptance, and the way back. */
export default function ImportPage() {
  const { t } = useTranslation('imports');
  const word = useImportWords();
  const { id = '' } = useParams();
  const { data, error, loading, refetch, startPolling, stopPolling } = useQuery(ImportPageDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const one = data?.import;
  const works = Boolean(one?.work);
  useEffect(() => {
    if (works) startPolling(EVERY);
    return stopPolling;
  }, [works, startPolling, stopPolling]);

  // A step takes the place of the one before, and of the button that was pressed there.
  const steadfast = useKeptFocus<HTMLDivElement>(`${works} ${one?.state}`, 'itself');
  const crumbs = [{ label: t('title'), to: '/imports' }];
  if (!one)
    return (
      <Page title={t('title')} crumbs={crumbs}>
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {loading ? <CardSkeleton height={240} /> : !error && <EmptyState title={t('list.empty')} />}
      </Page>
    );
  const stateOf = (i: number): StepState => (i < behind[one.state] ? 'done' : i === behind[one.state] ? 'now' : 'later');
  return (
    <Page title={one.fileName} subtitle={`${word('target', one.target)} · ${word('state', one.state)}`} crumbs={crumbs}>
      <Stepper
        label={t('steps.label')}
        steps={steps.map((step, i) => ({ label: t(`steps.${step}`), state: stateOf(i), word: t(`steps.${stateOf(i)}`) }))}
      />
      <Stack ref={steadfast} label={word('state', one.state)}>
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {one.work && <Progress one={one} work={one.work} />}
        {!one.work && <ImportResult one={one} />}
        {!one.work && one.state === 'CHECKED' && <ImportAcceptance one={one} />}
        {one.outcomes.length > 0 && !one.work && <ImportRows key={`${one.version}`} one={one} />}
        {!one.work && one.viewerCan.check.allowed && <ImportColumns one={one} />}
      </Stack>
    </Page>
  );
}

function Progress({ one: { done, rowCount }, work }: { one: ImportedFile; work: string }) {
  const { t } = useTranslation('imports');
  const word = useImportWords();
  const words = t('work.progress', { work: word('work', work), done: formatNumber(done), count: formatNumber(rowCount) });
  return (
    <Section title={word('work', work)}>
      <div role="status">
        <Prose>{words}</Prose>
      </div>
      <ProgressBar share={done / Math.max(rowCount, 1)} label={words} />
    </Section>
  );
}
