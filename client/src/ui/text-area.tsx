import OutlinedInput from '@mui/material/OutlinedInput';
import { Field, type FieldProps } from './field.tsx';

type Props = FieldProps<string> & { rows?: number; maxLength?: number };

/** Text of several lines. */
export function TextArea({ value, onChange, rows = 3, maxLength, disabled, name, ...field }: Props) {
  return (
    <Field {...field}>
      {(control) => (
        <OutlinedInput
          fullWidth
          multiline
          minRows={rows}
          id={control.id}
          name={name}
          value={value}
          disabled={disabled ?? false}
          error={Boolean(field.error)}
          onChange={(event) => onChange(event.target.value)}
          inputProps={{ ...control, maxLength }}
        />
      )}
    </Field>
  );
}
