import Box from '@mui/material/Box';
import { Field, type FieldProps } from './field.tsx';

type Props = Omit<FieldProps<File | null>, 'value'> & { accept: string };

/** A file of the reader's own: the browser's control, which can also be dropped onto. */
export function FileInput({ onChange, accept, disabled, name, ...field }: Props) {
  return (
    <Field {...field}>
      {(control) => (
        <Box
          component="input"
          type="file"
          {...control}
          name={name}
          accept={accept}
          disabled={disabled ?? false}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange(event.target.files?.[0] ?? null)}
          sx={{ width: '100%', p: 1.5, border: '1px dashed', borderColor: 'grey.500', borderRadius: 1, font: 'inherit' }}
        />
      )}
    </Field>
  );
}
