import { useTranslation } from 'react-i18next';
import { LetterLegend } from '../../ui/letter-legend.tsx';
import { asideTones } from '../../ui/theme.ts';
import { allStages } from '../adoptions/adoption-address.ts';
import { stageTones } from './stage-tones.ts';
import { useVocabulary } from './use-vocabulary.ts';

/** What the letters of the matrix mean, and its other marks. */
export function MatrixLegend() {
  const { t } = useTranslation('matrix');
  const { letterOf, wordOf } = useVocabulary();
  return (
    <LetterLegend
      label={t('legend.title')}
      items={[
        ...allStages.map((stage) => ({ key: stage, letter: letterOf(stage), words: wordOf(stage), tone: stageTones[stage] })),
        { key: 'noData', letter: '·', words: t('legend.noData'), tone: asideTones.none },
        { key: 'faded', mark: 'line', words: t('legend.notConfirmedLately'), tone: asideTones.none },
        { key: 'marked', mark: 'corner', words: t('legend.verified'), tone: asideTones.none },
      ]}
    />
  );
}
