import Button from '@mui/material/Button';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Part } from '../../ui/part.tsx';
import { CardSkeleton } from '../../ui/skeletons.tsx';
import { draftOf, type Draft } from './draft-state.ts';
import type { Version } from './version.query.ts';

const TextDiff = lazy(() => import('../../ui/text-diff.tsx'));
type Props = { theirs: Version; mine: Draft; onTheirs: () => void; onMine: () => void };

/** Somebody saved the draft while one was writing: how theirs differs, and which of the two is to stand. */
export function Overtaken({ theirs, mine, onTheirs, onMine }: Props) {
  const { t } = useTranslation('versions');
  const term = useTerms();
  const saved = draftOf(theirs);
  const texts = [
    { key: 'changeNote', label: t('facts.changeNote'), before: saved.changeNote, after: mine.changeNote },
    { key: 'credits', label: t('facts.credits'), before: saved.credits, after: mine.credits },
    ...languages.flatMap((language) =>
      (['title', 'description', 'accessibility'] as const).map((field) => ({
        key: `${language}.${field}`,
        label: `${term('language', language)}: ${t(`content.${field}`)}`,
        before: saved.parts[language][field],
        after: mine.parts[language][field],
      })),
    ),
  ].filter(({ before, after }) => before !== after);
  return (
    <Notice tone="warning">
      {t('overtaken.title')}
      <Suspense fallback={<CardSkeleton height={60} />}>
        {texts.map(({ key, label, before, after }) => (
          <Part key={key} title={label}>
            <TextDiff before={before} after={after} />
          </Part>
        ))}
      </Suspense>
      <ButtonRow>
        <Button size="small" variant="outlined" onClick={onTheirs}>
          {t('overtaken.theirs')}
        </Button>
        <Button size="small" variant="outlined" onClick={onMine}>
          {t('overtaken.mine')}
        </Button>
      </ButtonRow>
    </Notice>
  );
}
