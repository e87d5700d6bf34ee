import SearchIcon from '@mui/icons-material/Search';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useEffect, useRef, useState } from 'react';
import { Field } from './field.tsx';

type Props = { label: string; value: string; onChange: (value: string) => void; hint?: string };

const PAUSE = 250;

/** Text to search by. Tells of a change when the typing pauses, or at once on Enter. */
export function SearchInput({ label, value, onChange, hint }: Props) {
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  const tell = useRef(onChange);
  tell.current = onChange;
  useEffect(() => {
    // Changed elsewhere (Back, a removed filter): what is shown follows.
    if (value !== told.current) {
      told.current = value;
      setTyped(value);
    }
  }, [value]);
  const commit = (text: string) => {
    if (text === told.current) return;
    told.current = text;
    tell.current(text);
  };
  useEffect(() => {
    const timer = setTimeout(() => commit(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <OutlinedInput
          fullWidth
          id={control.id}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && commit(typed.trim())}
          startAdornment={<SearchIcon fontSize="small" sx={{ ml: -0.25, mr: 0.25, color: 'text.secondary' }} />}
          inputProps={{ ...control, maxLength: 100 }}
        />
      )}
    </Field>
  );
}
