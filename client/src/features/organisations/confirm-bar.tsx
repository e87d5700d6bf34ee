import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Notice } from '../../ui/notice.tsx';
import { LocationDialog, type Located } from './location-dialog.tsx';

type Props = { chosen: readonly Located[]; onDone: () => void; onAll: () => void };

/** Confirms where the chosen providers are, in one press: all of them, or none. */
export function ConfirmBar({ chosen, onDone, onAll }: Props) {
  const { t } = useTranslation('organisations');
  const [asks, setAsks] = useState(false);
  const [done, setDone] = useState(0);
  return (
    <Box role="group" aria-label={t('location.action')} sx={{ mb: 1 }}>
      {done > 0 && chosen.length === 0 && <Notice tone="success">{t('location.done', { count: done })}</Notice>}
      <ButtonRow>
        <Button size="small" onClick={chosen.length ? onDone : onAll}>
          {chosen.length ? t('location.none', { count: chosen.length }) : t('location.all')}
        </Button>
        {chosen.length > 0 && (
          <Button variant="outlined" onClick={() => setAsks(true)}>
            {t('location.many', { count: chosen.length })}
          </Button>
        )}
      </ButtonRow>
      {asks && (
        <LocationDialog
          chosen={chosen}
          onClose={(was) => {
            setAsks(false);
            if (!was) return;
            setDone(chosen.length);
            onDone();
          }}
        />
      )}
    </Box>
  );
}
