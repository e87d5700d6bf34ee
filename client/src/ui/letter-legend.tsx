import Box from '@mui/material/Box';

type Item = { key: string; letter: string; words: string; tone: { fill: string; ink: string } };

/** What letters on coloured ground mean. */
export const LetterLegend = ({ label, items }: { label: string; items: readonly Item[] }) => (
  <Box
    component="ul"
    aria-label={label}
    sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, rowGap: 0.5, listStyle: 'none', m: 0, p: 0, fontSize: '0.8125rem' }}
  >
    {items.map(({ key, letter, words, tone }) => (
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
        </Box>
        {words}
      </Box>
    ))}
  </Box>
);
