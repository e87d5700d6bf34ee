import OutlinedInput from '@mui/material/OutlinedInput';
import { Field, type FieldProps } from './field.tsx';

type Props = FieldProps<string> & {
  type?: 'text' | 'email' | 'password' | 'url' | 'number';
  autoComplete?: string;
  maxLength?: number;
};

/** One line of text. */
export function TextInput({ value, onChange, type = 'text', autoComplete, maxLength, disabled, name, ...field }: Props) {
  return (
    <Field {...field}>
      {(control) => (
        <OutlinedInput
          fullWidth
          id={control.id}
          name={name}
          type={type === 'number' ? 'text' : type}
          value={value}
          disabled={disabled ?? false}
          error={Boolean(field.error)}
          autoComplete={autoComplete}
          onChange={(event) => onChange(event.target.value)}
          inputProps={{ ...control, maxLength, ...(type === 'number' && { inputMode: 'numeric' as const }) }}
        />
      )}
    </Field>
  );
}
