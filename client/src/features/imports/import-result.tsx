import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../platform/i18n/format.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { UndoImportDocument, type ImportedFile } from './import.query.ts';

/** What came of it, and the way back. */
export function ImportResult({ one }: { one: ImportedFile }) {
  const { t } = useTranslation('imports');
  const [asks, setAsks] = useState(false);
  const [undo, { loading, error }] = useMutation(UndoImportDocument, {
    errorPolicy: 'none',
    refetchQueries: ['ImportPage'],
    awaitRefetchQueries: true,
  });
  if (one.state !== 'APPLIED' && one.state !== 'UNDONE') return null;
  const sum = (part: 'applied' | 'undone' | 'kept') => one.outcomes.reduce((total, row) => total + row[part], 0);
  const confirm = () => {
    const input = { id: one.id, expectedVersion: one.version };
    void undo({ variables: { input } })
      .catch(() => undefined)
      .finally(() => setAsks(false));
  };
  return (
    <div>
      {error && <ErrorState error={error} />}
      <Notice tone="success">
        {one.state === 'APPLIED'
          ? t('done.applied', { count: sum('applied'), value: formatNumber(sum('applied')) })
          : t('done.undone', { count: sum('undone'), value: formatNumber(sum('undone')) })}{' '}
        {one.target === 'MATERIALS' && <LinkText to="/materials?state=INTAKE">{t('done.see')}</LinkText>}
      </Notice>
      {sum('kept') > 0 && (
        <Notice tone="warning">{t('done.kept', { count: sum('kept'), value: formatNumber(sum('kept')) })}</Notice>
      )}
      {one.state === 'APPLIED' && (
        <ActionButton can={one.viewerCan.undo} variant="outlined" onClick={() => setAsks(true)}>
          {t('undo.button')}
        </ActionButton>
      )}
      <ConfirmDialog
        open={asks}
        title={t('undo.title')}
        confirmLabel={t('undo.confirm')}
        destructive
        busy={loading}
        onConfirm={confirm}
        onCancel={() => setAsks(false)}
      >
        <Prose>{t('undo.hint')}</Prose>
      </ConfirmDialog>
    </div>
  );
}
