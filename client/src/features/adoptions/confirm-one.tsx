import { useMutation } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../platform/errors/error-words.ts';
import { Prose } from '../../ui/prose.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import type { AdoptionRow } from './adoption-list.query.ts';
import { ConfirmAdoptions } from './keep.mutation.ts';

/** One press that says of a row that its stage still holds. The row stays where it is. */
export function ConfirmOne({ row }: { row: AdoptionRow }) {
  const { t } = useTranslation(['adoptions', 'terms']);
  const [confirm, { loading, error, data }] = useMutation(ConfirmAdoptions, { errorPolicy: 'none' });
  const words = useErrorText(error);
  if (row.confirmedLately) return data ? <StatusChip tone="success" label={t('keep.done')} /> : null;
  if (!row.viewerCan.confirm.allowed) return null;
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        disabled={loading}
        aria-label={t('keep.oneOf', { material: row.material.title, stage: t(`terms:stage.${row.stage}`) })}
        onClick={() =>
          void confirm({ variables: { input: { adoptions: [{ id: row.id, expectedVersion: row.version }] } } }).catch(
            () => undefined,
          )
        }
      >
        {t('keep.one')}
      </Button>
      {words && <Prose quiet>{words}</Prose>}
    </>
  );
}
