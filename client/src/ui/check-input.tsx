import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormHelperText from '@mui/material/FormHelperText';
import { useId } from 'react';
import type { FieldProps } from './field.tsx';

/** Yes or no, with its label beside it. */
export function CheckInput({ label, value, onChange, error, hint, disabled, name }: FieldProps<boolean>) {
  const id = useId();
  const described = hint || error ? `${id}-note` : undefined;
  return (
    <Box sx={{ mb: 1.5 }}>
      <Box
        component="label"
        htmlFor={id}
        sx={{
          display: 'flex',
          alignItems: 'flex-start',
          gap: 0.5,
          fontSize: '0.875rem',
          cursor: disabled ? 'default' : 'pointer',
        }}
      >
        <Checkbox
          checked={value}
          disabled={disabled ?? false}
          onChange={(event) => onChange(event.target.checked)}
          slotProps={{ input: { id, name, 'aria-describedby': described } }}
          sx={{ p: 0.25, ml: -0.25 }}
        />
        <Box component="span" sx={{ pt: 0.25 }}>
          {label}
        </Box>
      </Box>
      {described && (
        <FormHelperText id={described} error={Boolean(error)} sx={{ mx: 0, ml: 3.5 }}>
          {error ?? hint}
        </FormHelperText>
      )}
    </Box>
  );
}
