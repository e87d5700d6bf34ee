import Box from '@mui/material/Box';

/** A sign is a letter, or one of the marks that a cell of the grid bears beside its letter. */
type Item = { key: string; letter?: string; mark?: keyof typeof marks; words: string; tone: { fill: string; ink: string } };

// Drawn as the grid draws them: not every font has such letters.
const marks = {
  line: <path d="M4 16.5H16" stroke="currentColor" strokeDasharray="2 2" />,
  corner: <path d="M12 2H18V8Z" fill="currentColor" />,
};

/** What letters on coloured ground mean. */
export const LetterLegend = ({ label, items }: { label: string; items: readonly Item[] }) => (
  <Box
    component="ul"
    aria-label={label}
    sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, rowGap: 0.5, listStyle: 'none', m: 0, p: 0, fontSize: '0.8125rem' }}
  >
    {items.map(({ key, letter, mark, words, tone }) => (
      <Box component="li" key={key} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
        <Box
          component="span"
          aria-hidden="true"
          style={{ backgroundColor: tone.fill, color: tone.ink }}
          sx={{
            minWidth: 20,
            textAlign: 'center',
            fontWeight: 600,
            fontSize: '0.75rem',
            lineHeight: '20px',
            borderRadius: 0.5,
            border: 1,
            borderColor: 'grey.300',
          }}
        >
          {letter}
          {mark && (
            <svg width="20" height="20" viewBox="0 0 20 20" style={{ display: 'block' }}>
              {marks[mark]}
            </svg>
          )}
        </Box>
        {words}
      </Box>
    ))}
  </Box>
);
