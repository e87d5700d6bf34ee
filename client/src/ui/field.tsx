import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** What every field shares: label above, hint and error tied to the control, "pakollinen" in words. */
export type FieldProps<T> = {
  label: string;
  value: T;
  onChange: (value: T) => void;
  error?: string;
  required?: boolean;
  hint?: string;
  disabled?: boolean;
  name?: string;
};

export type ControlProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true; 'aria-required'?: true };
type Props = Pick<FieldProps<unknown>, 'label' | 'error' | 'required' | 'hint'> & {
  children: (control: ControlProps) => ReactNode;
};

/** Label, control, hint and error of one field. */
export function Field({ label, error, required, hint, children }: Props) {
  const { t } = useTranslation('ui');
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <Box sx={{ minWidth: 0, mb: 1.5 }}>
      <Box component="label" htmlFor={id} sx={{ display: 'block', fontSize: '0.8125rem', fontWeight: 600, mb: 0.5 }}>
        {label}
        {required && (
          <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
            {' '}
            ({t('required')})
          </Box>
        )}
      </Box>
      {children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(error && { 'aria-invalid': true as const }),
        ...(required && { 'aria-required': true as const }),
      })}
      {hint && (
        <FormHelperText id={`${id}-hint`} sx={{ mx: 0, color: 'text.secondary' }}>
          {hint}
        </FormHelperText>
      )}
      {error && (
        <FormHelperText id={`${id}-error`} error sx={{ mx: 0, fontWeight: 600 }}>
          {error}
        </FormHelperText>
      )}
    </Box>
  );
}
