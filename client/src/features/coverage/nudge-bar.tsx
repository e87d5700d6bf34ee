import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { useThemeOptions } from '../sources/theme-options.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { NudgeDialog } from './nudge-dialog.tsx';
import type { useChosen } from './use-chosen.ts';

type Props = { projectId: string; theme: string; choice: ReturnType<typeof useChosen> };

/** What the coordinator can do about gaps: remind the chosen providers of the theme, or invite them to an event of it. */
export function NudgeBar({ projectId, theme, choice }: Props) {
  const { t } = useTranslation('coverage');
  const themes = useThemeOptions();
  const [asks, setAsks] = useState<'nudge' | 'invite'>();
  const [outcome, setOutcome] = useState<readonly string[]>();
  if (!theme) return <Prose quiet>{t('nudge.needsTheme')}</Prose>;
  const { chosen } = choice;
  const disabled = chosen.length === 0 || chosen.length > limits.page;
  const done = (sentences?: readonly (string | false)[]) => {
    setAsks(undefined);
    if (!sentences) return;
    setOutcome(sentences.filter((sentence) => sentence !== false));
    choice.none();
  };
  return (
    <>
      {outcome && <Notice tone="success">{outcome.join(' ')}</Notice>}
      <ButtonRow>
        <Button size="small" onClick={chosen.length ? choice.none : choice.all}>
          {t(chosen.length ? 'nudge.none' : 'nudge.all')}
        </Button>
        <Button variant="outlined" disabled={disabled} onClick={() => setAsks('nudge')}>
          {t('nudge.open', { count: chosen.length })}
        </Button>
        <Button variant="outlined" disabled={disabled} onClick={() => setAsks('invite')}>
          {t('invite.open')}
        </Button>
      </ButtonRow>
      {asks === 'nudge' && (
        <NudgeDialog
          {...{ projectId, theme }}
          themeName={themes.find(({ value }) => value === theme)?.label ?? theme}
          organisationIds={chosen}
          onClose={(was) =>
            done(
              was && [
                t('nudge.done', { count: was.nudged }),
                was.nudgedLately > 0 && t('nudge.lately', { count: was.nudgedLately }),
                was.notInGap > 0 && t('nudge.notInGap', { count: was.notInGap }),
              ],
            )
          }
        />
      )}
      {asks === 'invite' && (
        <InviteDialog
          {...{ projectId, theme }}
          organisationIds={chosen}
          onClose={(was) =>
            done(
              was && [
                t('invite.done', { count: was.invited }),
                was.invitedBefore > 0 && t('invite.before', { count: was.invitedBefore }),
                was.registeredBefore > 0 && t('invite.registered', { count: was.registeredBefore }),
                was.notCounted > 0 && t('invite.notCounted', { count: was.notCounted }),
              ],
            )
          }
        />
      )}
    </>
  );
}
