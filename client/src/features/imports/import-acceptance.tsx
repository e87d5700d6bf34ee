import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../platform/i18n/format.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CheckInput } from '../../ui/check-input.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { ApplyImportDocument, type ImportedFile } from './import.query.ts';

/** The last step: what will be written, and the word for it. */
export function ImportAcceptance({ one }: { one: ImportedFile }) {
  const { t } = useTranslation('imports');
  const [duplicates, setDuplicates] = useState(false);
  const [apply, { loading, error }] = useMutation(ApplyImportDocument, {
    errorPolicy: 'none',
    refetchQueries: ['ImportPage'],
    awaitRefetchQueries: true,
  });
  const count = (...outcomes: string[]) =>
    one.outcomes.reduce((sum, row) => sum + (outcomes.includes(row.outcome) ? row.count : 0), 0);
  const input = { id: one.id, expectedVersion: one.version, duplicates };
  return (
    <Section title={t('accept.title')} accent>
      {error && <ErrorState error={error} />}
      <Prose>
        {t('accept.summary', {
          fresh: formatNumber(count('NEW', 'CHANGED')),
          left: formatNumber(count('SAME', 'DUPLICATE', 'FAILED', 'LEFT_OUT')),
        })}
      </Prose>
      {count('DUPLICATE') > 0 && (
        <CheckInput label={t('accept.duplicates')} name="duplicates" value={duplicates} onChange={setDuplicates} />
      )}
      <ActionButton
        can={one.viewerCan.apply}
        busy={loading}
        onClick={() => void apply({ variables: { input } }).catch(() => undefined)}
      >
        {t('accept.submit')}
      </ActionButton>
    </Section>
  );
}
