import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Notice } from '../../ui/notice.tsx';

/**
 * Whether what is saved has become another while somebody typed. Until they have, the fields follow what is saved; afterwards they
 * choose: nothing of another’s is overwritten unseen.
 */
export function useOvertaken(saved: string, { dirty, busy, onAnew }: { dirty: boolean; busy: boolean; onAnew: () => void }) {
  const [seen, setSeen] = useState(saved);
  if (seen !== saved && !dirty) {
    setSeen(saved);
    onAnew();
  }
  return {
    overtaken: dirty && !busy && seen !== saved,
    keep: () => setSeen(saved),
    leave: () => {
      setSeen(saved);
      onAnew();
    },
  };
}

/** Says so, and asks which is to hold. */
export function Overtaken({ keep, leave }: { keep: () => void; leave: () => void }) {
  const { t } = useTranslation('dissemination');
  return (
    <Notice tone="warning">
      {t('overtaken.text')}
      <ButtonRow>
        <Button size="small" variant="outlined" onClick={leave}>
          {t('overtaken.leave')}
        </Button>
        <Button size="small" variant="outlined" onClick={keep}>
          {t('overtaken.keep')}
        </Button>
      </ButtonRow>
    </Notice>
  );
}
