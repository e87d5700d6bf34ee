import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { BulkError } from './bulk-error.tsx';
import { ConfirmUnchangedDocument, TakeIntoCareDocument } from './maintenance.query.ts';
import type { Selectable } from './selectable.ts';
import { useAct } from './use-act.ts';

type Props = { chosen: readonly Selectable[]; projectId: string | null; onDone: () => void; onAll: () => void };

/** What can be done with the chosen materials in one press: all of them, or none. */
export function BulkBar({ chosen, projectId, onDone, onAll }: Props) {
  const { t } = useTranslation('maintenance');
  const [assigns, setAssigns] = useState(false);
  const [done, setDone] = useState(0);
  const confirm = useAct(ConfirmUnchangedDocument);
  const take = useAct(TakeIntoCareDocument);
  const materials = chosen.map(({ id, version }) => ({ materialId: id, expectedVersion: version }));
  const every = (ability: keyof Selectable['viewerCan']) =>
    chosen.length > 0 && chosen.every(({ viewerCan }) => viewerCan[ability].allowed);
  const finish = (was: boolean) => {
    if (!was) return;
    setDone(chosen.length);
    onDone();
  };
  return (
    <Box role="group" aria-label={t('bulk.title')} sx={{ mb: 1 }}>
      {Boolean(confirm.error ?? take.error) && <BulkError error={confirm.error ?? take.error} chosen={chosen} />}
      {done > 0 && chosen.length === 0 && <Notice tone="success">{t('bulk.done', { count: done })}</Notice>}
      <ButtonRow>
        <Button size="small" onClick={chosen.length ? onDone : onAll}>
          {chosen.length ? t('bulk.none', { count: chosen.length }) : t('bulk.all')}
        </Button>
        {every('confirmUnchanged') && (
          <Button variant="outlined" disabled={confirm.busy} onClick={() => void confirm.act({ materials }).then(finish)}>
            {t('bulk.confirm', { count: chosen.length })}
          </Button>
        )}
        {every('assignMaintenance') && projectId && (
          <Button variant="outlined" onClick={() => setAssigns(true)}>
            {t('bulk.assign', { count: chosen.length })}
          </Button>
        )}
        {every('takeIntoCare') && projectId && (
          <Button variant="outlined" disabled={take.busy} onClick={() => void take.act({ materials, projectId }).then(finish)}>
            {t('bulk.take', { count: chosen.length })}
          </Button>
        )}
      </ButtonRow>
      {assigns && projectId && (
        <AssignDialog
          chosen={chosen}
          projectId={projectId}
          onClose={(was) => {
            setAssigns(false);
            finish(was);
          }}
        />
      )}
    </Box>
  );
}
