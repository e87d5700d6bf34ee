import CheckIcon from '@mui/icons-material/Check';
import Box from '@mui/material/Box';
import { HiddenText } from './hidden-text.tsx';

export type StepState = 'done' | 'now' | 'later';
type Props = { label: string; steps: readonly { label: string; state: StepState; word: string }[] };

/** Where one is on a way of several steps. */
export function Stepper({ label, steps }: Props) {
  return (
    <Box
      component="ol"
      aria-label={label}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, listStyle: 'none', m: 0, mb: 2, p: 0 }}
    >
      {steps.map(({ label: name, state, word }, i) => (
        <Box
          component="li"
          key={name}
          {...(state === 'now' && { 'aria-current': 'step' as const })}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 0.75,
            fontSize: '0.875rem',
            fontWeight: state === 'now' ? 650 : 400,
            color: state === 'later' ? 'text.secondary' : 'text.primary',
          }}
        >
          <Box
            aria-hidden="true"
            sx={{
              display: 'grid',
              placeItems: 'center',
              width: 24,
              height: 24,
              borderRadius: '50%',
              border: 1,
              borderColor: state === 'later' ? 'grey.500' : 'primary.main',
              bgcolor: state === 'now' ? 'primary.main' : 'background.paper',
              color: state === 'now' ? 'primary.contrastText' : 'primary.main',
            }}
          >
            {state === 'done' ? <CheckIcon sx={{ fontSize: 16 }} /> : i + 1}
          </Box>
          {name}
          <HiddenText> ({word})</HiddenText>
        </Box>
      ))}
    </Box>
  );
}
