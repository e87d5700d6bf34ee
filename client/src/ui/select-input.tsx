import NativeSelect from '@mui/material/NativeSelect';
import OutlinedInput from '@mui/material/OutlinedInput';
import { Field, type FieldProps } from './field.tsx';

export type Option = { value: string; label: string; disabled?: boolean };
type Props = FieldProps<string> & { options: Option[] };

/** One of a few; the browser's own list, which every phone and screen reader knows. */
export function SelectInput({ value, onChange, options, disabled, name, ...field }: Props) {
  return (
    <Field {...field}>
      {(control) => (
        <NativeSelect
          fullWidth
          input={<OutlinedInput />}
          value={value}
          disabled={disabled ?? false}
          error={Boolean(field.error)}
          onChange={(event) => onChange(event.target.value)}
          inputProps={{ ...control, name }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}
