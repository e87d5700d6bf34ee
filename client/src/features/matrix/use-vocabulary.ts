import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdoptionStage } from '../../platform/graphql/generated/graphql.ts';
import { allStages } from '../adoptions/adoption-address.ts';
import { vocabularyOf, type Vocabulary } from './matrix-changes.ts';

/** The letters of the language shown, and how stages may be written in what is pasted. */
export function useVocabulary(): {
  letterOf: (stage: AdoptionStage) => string;
  wordOf: (stage: AdoptionStage) => string;
  vocabulary: Vocabulary;
} {
  const { t } = useTranslation('terms');
  return useMemo(() => {
    const letterOf = (stage: AdoptionStage) => t(`stageLetter.${stage}`);
    const wordOf = (stage: AdoptionStage) => t(`stage.${stage}`);
    return {
      letterOf,
      wordOf,
      vocabulary: vocabularyOf(
        allStages.flatMap((stage) => [
          [wordOf(stage), stage],
          [letterOf(stage), stage],
        ]),
      ),
    };
  }, [t]);
}
