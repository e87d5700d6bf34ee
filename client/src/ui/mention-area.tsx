import Box from '@mui/material/Box';
import OutlinedInput from '@mui/material/OutlinedInput';
import Paper from '@mui/material/Paper';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, type FieldProps } from './field.tsx';
import { HiddenText } from './hidden-text.tsx';
import type { Option } from './select-input.tsx';

type Props = FieldProps<string> & {
  maxLength?: number;
  /** Who fits to what stands behind the `@`. */
  options: readonly Option[];
  onSearch: (text: string | null) => void;
  onPick: (option: Option) => void;
};

/** As many names as are seen at once: who is not among them is found by another letter. */
const MOST = 6;

/** The `@` and the beginning of a name that end the text before the place of writing. */
const BEGUN = /(?:^|[\s(])@([\p{L}\p{M}'’-]*(?: [\p{L}\p{M}'’-]*)?)$/u;

/** Text in which people are mentioned: an `@` opens the names that fit, to be picked by arrows and Enter or by a press. */
export function MentionArea({ value, onChange, options, onSearch, onPick, maxLength, disabled, name, ...field }: Props) {
  const { t } = useTranslation('ui');
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [begun, setBegun] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const shown = begun === null ? [] : options.slice(0, MOST);
  const active = Math.min(at, shown.length - 1);

  const look = (text: string) => {
    const before = text.slice(0, area.current?.selectionEnd ?? text.length);
    const found = BEGUN.exec(before)?.[1] ?? null;
    setBegun(found);
    setAt(0);
    onSearch(found);
  };
  const close = () => {
    setBegun(null);
    onSearch(null);
  };
  const pick = (option: Option) => {
    const end = area.current?.selectionEnd ?? value.length;
    const start = end - (begun?.length ?? 0);
    const text = `${value.slice(0, start)}${option.label} `;
    onPick(option);
    onChange(text + value.slice(end));
    close();
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(text.length, text.length);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!shown.length) return;
    if (event.key === 'ArrowDown') setAt((active + 1) % shown.length);
    else if (event.key === 'ArrowUp') setAt((active - 1 + shown.length) % shown.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(shown[active]!);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };

  return (
    <Field {...field}>
      {(control) => (
        <Box>
          <OutlinedInput
            fullWidth
            multiline
            minRows={2}
            id={control.id}
            name={name}
            value={value}
            disabled={disabled ?? false}
            error={Boolean(field.error)}
            inputRef={area}
            onChange={(event) => {
              onChange(event.target.value);
              look(event.target.value);
            }}
            onKeyDown={onKeyDown}
            onBlur={close}
            inputProps={{
              ...control,
              maxLength,
              'aria-autocomplete': 'list',
              ...(shown.length && { 'aria-controls': `${id}-names`, 'aria-activedescendant': `${id}-${active}` }),
            }}
          />
          {shown.length > 0 && (
            <Paper
              component="ul"
              role="listbox"
              id={`${id}-names`}
              aria-label={t('mention.names')}
              elevation={4}
              sx={{
                mt: 0.5,
                mx: 0,
                mb: 0,
                p: 0.5,
                listStyle: 'none',
              }}
            >
              {shown.map((option, index) => (
                <Box
                  component="li"
                  key={option.value}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === active}
                  // The text keeps the focus.
                  onMouseDown={(event) => {
                    event.preventDefault();
                    pick(option);
                  }}
                  sx={{
                    px: 1,
                    py: 0.75,
                    borderRadius: 1,
                    cursor: 'pointer',
                    bgcolor: index === active ? 'primary.light' : 'transparent',
                  }}
                >
                  {option.label}
                </Box>
              ))}
            </Paper>
          )}
          <HiddenText role="status">{shown.length > 0 && t('mention.count', { count: shown.length })}</HiddenText>
        </Box>
      )}
    </Field>
  );
}
