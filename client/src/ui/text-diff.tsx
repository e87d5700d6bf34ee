import Box from '@mui/material/Box';
import { diffLines, diffWordsWithSpace, type Change } from 'diff';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { HiddenText } from './hidden-text.tsx';

/** Longer than this, texts that have little in common are compared by lines: words would take too long. */
const PATIENCE = 500;

function changesOf(before: string, after: string): Change[] {
  return diffWordsWithSpace(before, after, { timeout: PATIENCE }) ?? diffLines(before, after);
}

/** What one text has become: what is gone and what is new are marked, and said. */
export default function TextDiff({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation('ui');
  const changes = useMemo(() => changesOf(before, after), [before, after]);
  return (
    <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '80ch' }}>
      {changes.map(({ added, removed, value }, index) => {
        const mark = added ? 'added' : removed ? 'removed' : null;
        if (!mark) return <span key={index}>{value}</span>;
        return (
          <Box
            key={index}
            component={added ? 'ins' : 'del'}
            sx={{
              textDecoration: added ? 'underline' : 'line-through',
              bgcolor: added ? '#E6F2DD' : '#FBE4E2',
              color: 'text.primary',
            }}
          >
            <HiddenText>{t(`diff.${mark}`)} </HiddenText>
            {value}
          </Box>
        );
      })}
    </Box>
  );
}
