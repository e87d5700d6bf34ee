import Autocomplete from '@mui/material/Autocomplete';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useTranslation } from 'react-i18next';
import { Field, type FieldProps } from './field.tsx';
import type { Option } from './select-input.tsx';

type Props = FieldProps<Option | null> & {
  options: readonly Option[];
  onSearch: (text: string) => void;
  busy?: boolean;
  /** What is said where nothing fits. */
  nothing: string;
};

/** One of many, looked for by typing. The options come from outside, as many as are worth showing. */
export function PickInput({ value, onChange, options, onSearch, busy = false, nothing, disabled, name, ...field }: Props) {
  const { t } = useTranslation('ui');
  return (
    <Field {...field}>
      {(control) => (
        <Autocomplete
          id={control.id}
          size="small"
          options={options}
          value={value}
          disabled={disabled ?? false}
          loading={busy}
          filterOptions={(all) => all}
          isOptionEqualToValue={(option, chosen) => option.value === chosen.value}
          getOptionKey={(option) => option.value}
          onChange={(_event, option) => onChange(option)}
          onInputChange={(_event, text, reason) => reason !== 'reset' && onSearch(text)}
          noOptionsText={nothing}
          loadingText={t('loading')}
          openText={t('open')}
          closeText={t('close')}
          clearText={t('clear')}
          renderInput={({ slotProps, ...params }) => (
            <OutlinedInput
              id={params.id}
              name={name}
              fullWidth
              size="small"
              disabled={params.disabled}
              error={Boolean(field.error)}
              ref={slotProps.input.ref}
              className={slotProps.input.className}
              startAdornment={slotProps.input.startAdornment}
              endAdornment={slotProps.input.endAdornment}
              onMouseDown={slotProps.input.onMouseDown}
              inputProps={{ ...slotProps.htmlInput, ...control }}
            />
          )}
        />
      )}
    </Field>
  );
}
