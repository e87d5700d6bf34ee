import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdoptionStage } from '../../platform/graphql/generated/graphql.ts';
import { BottomBar } from '../../ui/bottom-bar.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { allStages } from '../adoptions/adoption-address.ts';

type Props = { count: number; onDeclare: (stage: AdoptionStage) => void; onClear: () => void };

/** One stage for all the own materials that are chosen. */
export function OwnBar({ count, onDeclare, onClear }: Props) {
  const { t } = useTranslation(['matrix', 'terms']);
  const [stage, setStage] = useState<AdoptionStage>('IN_USE');
  return (
    <BottomBar label={t('bar.title')}>
      <strong role="status">{t('bar.count', { count })}</strong>
      <SelectInput
        label={t('bar.stage')}
        value={stage}
        onChange={(chosen) => setStage(chosen as AdoptionStage)}
        options={allStages.map((value) => ({ value, label: t(`terms:stage.${value}`) }))}
      />
      <Button variant="contained" onClick={() => onDeclare(stage)}>
        {t('bar.declare')}
      </Button>
      <Button onClick={onClear}>{t('bar.clear')}</Button>
    </BottomBar>
  );
}
