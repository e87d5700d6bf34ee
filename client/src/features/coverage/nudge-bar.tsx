import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { useThemeOptions } from '../sources/theme-options.ts';
import { NudgeDialog, type Nudged } from './nudge-dialog.tsx';
import type { useChosen } from './use-chosen.ts';

type Props = { projectId: string; theme: string; choice: ReturnType<typeof useChosen> };

/** What the coordinator can do about gaps: remind the chosen providers of the theme. */
export function NudgeBar({ projectId, theme, choice }: Props) {
  const { t } = useTranslation('coverage');
  const themes = useThemeOptions();
  const [asks, setAsks] = useState(false);
  const [outcome, setOutcome] = useState<Nudged>();
  if (!theme) return <Prose quiet>{t('nudge.needsTheme')}</Prose>;
  const { chosen } = choice;
  return (
    <>
      {outcome && (
        <Notice tone="success">
          {[
            t('nudge.done', { count: outcome.nudged }),
            outcome.nudgedLately > 0 && t('nudge.lately', { count: outcome.nudgedLately }),
            outcome.notInGap > 0 && t('nudge.notInGap', { count: outcome.notInGap }),
          ]
            .filter(Boolean)
            .join(' ')}
        </Notice>
      )}
      <ButtonRow>
        <Button size="small" onClick={chosen.length ? choice.none : choice.all}>
          {t(chosen.length ? 'nudge.none' : 'nudge.all')}
        </Button>
        <Button variant="outlined" disabled={chosen.length === 0 || chosen.length > limits.page} onClick={() => setAsks(true)}>
          {t('nudge.open', { count: chosen.length })}
        </Button>
      </ButtonRow>
      {asks && (
        <NudgeDialog
          {...{ projectId, theme }}
          themeName={themes.find(({ value }) => value === theme)?.label ?? theme}
          organisationIds={chosen}
          onClose={(was) => {
            setAsks(false);
            if (!was) return;
            setOutcome(was);
            choice.none();
          }}
        />
      )}
    </>
  );
}
