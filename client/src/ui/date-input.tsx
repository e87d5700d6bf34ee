import CalendarIcon from '@mui/icons-material/CalendarTodayOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, parseDate } from '../platform/i18n/format.ts';
import { Field, type FieldProps } from './field.tsx';

type Props = FieldProps<string> & { min?: string; max?: string };

/** A day: written as 31.12.2024, or picked from the browser's calendar. The value is the ISO day; what cannot be read as a day is ''. */
export function DateInput({ label, value, onChange, error, required, hint, min, max, disabled, name }: Props) {
  const { t } = useTranslation('ui');
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value ? formatDate(value) : '');
  // What was typed stays as typed for as long as it means the value; another value from outside replaces it.
  const text = (parseDate(typed) ?? '') === value ? typed : value ? formatDate(value) : '';
  const unreadable = text.length >= 8 && !parseDate(text) ? t('date.unreadable') : undefined;
  const take = (next: string) => {
    setTyped(next);
    const day = parseDate(next) ?? '';
    if (day !== value) onChange(day);
  };
  return (
    <Field label={label} error={error ?? unreadable} required={required} hint={hint ?? t('date.hint')}>
      {(control) => (
        <Box sx={{ position: 'relative' }}>
          <OutlinedInput
            fullWidth
            id={control.id}
            name={name}
            value={text}
            disabled={disabled ?? false}
            error={Boolean(error ?? unreadable)}
            onChange={(event) => take(event.target.value)}
            inputProps={{ ...control, autoComplete: 'off', maxLength: 10 }}
            endAdornment={
              <IconButton
                edge="end"
                size="small"
                disabled={disabled ?? false}
                aria-label={t('date.pick', { label })}
                onClick={() => picker.current?.showPicker()}
              >
                <CalendarIcon fontSize="small" />
              </IconButton>
            }
          />
          <Box
            component="input"
            type="date"
            ref={picker}
            tabIndex={-1}
            aria-hidden="true"
            value={value}
            min={min}
            max={max}
            onChange={(event) => take(event.target.value ? formatDate(event.target.value) : '')}
            sx={{
              position: 'absolute',
              right: 0,
              bottom: 0,
              width: 1,
              height: 1,
              opacity: 0,
              pointerEvents: 'none',
              border: 0,
              p: 0,
            }}
          />
        </Box>
      )}
    </Field>
  );
}
