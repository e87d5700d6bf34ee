import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../../ui/busy-button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { DateText } from '../../ui/dates.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { LinkText } from '../../ui/link-text.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { StageChip } from '../adoptions/stage-chip.tsx';
import type { AskedMaterial, FollowUpDetail } from './follow-up.query.ts';
import { StageAnswer } from './stage-answer.tsx';
import type { Answer } from './use-answers.ts';

type Props = {
  asked: AskedMaterial;
  followUp: FollowUpDetail;
  busy: boolean;
  /** Answers whether it was taken. */
  onAnswer: (answers: Answer[]) => Promise<boolean>;
  /** What the server found wrong with this answer, if it was this one. */
  failure: unknown;
};

/** One material: where the provider stands, and the ways to answer. One press says that nothing has changed. */
export function MaterialAnswer({ asked, followUp, busy, onAnswer, failure }: Props) {
  const { t } = useTranslation('follow-up');
  const [way, setWay] = useState<'stage' | 'none'>();
  const { material, adoption, stage, answered, keptAt, declaredAt, proposedStage } = asked;
  // The buttons are gone once it is answered.
  const part = useKeptFocus<HTMLDivElement>(answered);
  if (!material) return null;
  const seen = { materialId: material.id, expectedVersion: adoption?.version ?? 0 };
  const at = keptAt ?? declaredAt;
  const can = followUp.viewerCan.answer.allowed && !answered;
  const close = async (answers: Answer[]) => (await onAnswer(answers)) && (setWay(undefined), true);
  return (
    <div ref={part} tabIndex={-1}>
      <Section
        title={<LinkText to={`/materials/${material.id}`}>{material.title}</LinkText>}
        action={<StageChip stage={stage} />}
        accent={can}
      >
        {answered && at && (
          <Prose quiet>
            {t(keptAt && !declaredAt ? 'answer.kept' : 'answer.declared')} <DateText value={at} />
            {adoption && (
              <>
                {' '}
                <LinkText to={`/adoptions/${adoption.id}`}>{t('answer.open')}</LinkText>
              </>
            )}
          </Prose>
        )}
        {!answered && !can && <Prose quiet>{t('answer.waits')}</Prose>}
        {can && (
          <>
            {proposedStage && <Prose>{t('answer.proposal')}</Prose>}
            <ButtonRow>
              {proposedStage && (
                <BusyButton
                  variant="contained"
                  busy={busy}
                  onClick={() => void onAnswer([{ ...seen, declaration: { stage: proposedStage } }])}
                >
                  {t('answer.accept')}
                </BusyButton>
              )}
              <BusyButton variant={proposedStage ? 'outlined' : 'contained'} busy={busy} onClick={() => void onAnswer([seen])}>
                {t(stage === 'NOT_STARTED' ? 'answer.notStarted' : 'answer.keep')}
              </BusyButton>
              <Button aria-expanded={way === 'stage'} onClick={() => setWay(way === 'stage' ? undefined : 'stage')}>
                {t('answer.move')}
              </Button>
              {stage !== 'NOT_APPLICABLE' && (
                <Button aria-expanded={way === 'none'} onClick={() => setWay(way === 'none' ? undefined : 'none')}>
                  {t('answer.none')}
                </Button>
              )}
            </ButtonRow>
            {way && (
              <Box sx={{ mt: 1 }}>
                <StageAnswer
                  key={`${way} ${seen.expectedVersion}`}
                  only={way === 'none' ? 'NOT_APPLICABLE' : undefined}
                  now={stage}
                  seen={seen}
                  earliest={followUp.event.project.useFrom}
                  busy={busy}
                  failure={failure}
                  onAnswer={close}
                />
              </Box>
            )}
          </>
        )}
      </Section>
    </div>
  );
}
