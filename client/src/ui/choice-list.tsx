import Box from '@mui/material/Box';
import Radio from '@mui/material/Radio';
import { useId } from 'react';

export type ChoiceGroup = { title?: string; options: readonly { value: string; label: string }[] };
type Props = {
  label: string;
  groups: readonly ChoiceGroup[];
  value: string;
  onChange: (value: string) => void;
  disabled?: boolean;
  name: string;
};

/** One of several that are all in sight, perhaps in groups; arrows move through all of them. */
export function ChoiceList({ label, groups, value, onChange, disabled = false, name }: Props) {
  const id = useId();
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, mb: 1.5, minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, mb: 0.5, fontSize: '0.8125rem', color: 'text.secondary' }}>
        {label}
      </Box>
      {groups.map(({ title, options }, group) => (
        <Box key={title ?? group} sx={{ '& + &': { mt: 1 } }}>
          {title && <Box sx={{ mb: 0.25, fontSize: '0.8125rem', fontWeight: 600 }}>{title}</Box>}
          {options.map((option) => (
            <Box
              key={option.value}
              component="label"
              htmlFor={`${id}-${option.value}`}
              sx={{
                display: 'flex',
                alignItems: 'center',
                gap: 0.75,
                py: 0.125,
                fontSize: '0.9375rem',
                cursor: disabled ? 'default' : 'pointer',
                borderRadius: 1,
                '&:hover': { bgcolor: 'grey.50' },
              }}
            >
              <Radio
                size="small"
                name={`${name}-${id}`}
                checked={value === option.value}
                disabled={disabled}
                onChange={() => onChange(option.value)}
                slotProps={{ input: { id: `${id}-${option.value}`, value: option.value } }}
                sx={{
                  p: 0.5,
                  ml: -0.5,
                  '&.Mui-focusVisible': { outline: '3px solid', outlineColor: 'primary.main', outlineOffset: -3 },
                }}
              />
              {option.label}
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  );
}
