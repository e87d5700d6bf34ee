import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import { useId } from 'react';
import { formatNumber } from '../platform/i18n/format.ts';

export type FacetOption = { value: string; label: string; count: number; selected: boolean };
type Props = { title: string; options: FacetOption[]; onToggle: (value: string) => void };

/** One way to narrow a list, with how many each choice would leave. */
export function FacetList({ title, options, onToggle }: Props) {
  const id = useId();
  if (!options.length) return null;
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, mb: 2, minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, mb: 0.5, fontSize: '0.8125rem', fontWeight: 650 }}>
        {title}
      </Box>
      {options.map(({ value, label, count, selected }) => (
        <Box
          key={value}
          component="label"
          htmlFor={`${id}-${value}`}
          sx={{
            display: 'flex',
            alignItems: 'flex-start',
            gap: 0.5,
            py: 0.25,
            fontSize: '0.875rem',
            cursor: 'pointer',
            borderRadius: 1,
            '&:hover': { bgcolor: 'grey.50' },
          }}
        >
          <Checkbox
            checked={selected}
            onChange={() => onToggle(value)}
            slotProps={{ input: { id: `${id}-${value}` } }}
            sx={{ p: 0.25, ml: -0.25 }}
          />
          <Box component="span" sx={{ flex: 1, minWidth: 0, pt: 0.25 }}>
            {label}
          </Box>
          <Box component="span" sx={{ pt: 0.25, color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
            {formatNumber(count)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
