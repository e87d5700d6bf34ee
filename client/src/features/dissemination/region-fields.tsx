import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { CheckInput } from '../../ui/check-input.tsx';
import { Tiles } from '../../ui/columns.tsx';
import { useRegionOptions } from '../organisations/region-options.ts';

type Props = {
  label: string;
  nationwide: boolean;
  regions: readonly string[];
  set: (part: { nationwide?: boolean; regions?: string[] }) => void;
  error?: string;
};

/** The whole country, or some of its regions. */
export function RegionFields({ label, nationwide, regions, set, error }: Props) {
  const { t } = useTranslation('dissemination');
  const options = useRegionOptions();
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, mb: 1.5, minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, mb: 0.5, fontSize: '0.8125rem', fontWeight: 600 }}>
        {label}
      </Box>
      <CheckInput
        label={t('nationwide')}
        name="nationwide"
        value={nationwide}
        onChange={(on) => set({ nationwide: on })}
        {...(error && { error })}
      />
      {!nationwide && (
        <Tiles least={150}>
          {options.map(({ value, label: name }) => (
            <CheckInput
              key={value}
              label={name}
              name={`region-${value}`}
              value={regions.includes(value)}
              onChange={(on) => set({ regions: on ? [...regions, value] : regions.filter((one) => one !== value) })}
            />
          ))}
        </Tiles>
      )}
    </Box>
  );
}
