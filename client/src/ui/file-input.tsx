import Box from '@mui/material/Box';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, type FieldProps } from './field.tsx';
import { HiddenText } from './hidden-text.tsx';

type Props = Omit<FieldProps<File | null>, 'value'> & { accept: string };

/**
 * A file of the reader's own, chosen or dropped. The browser's control lies unseen over what is shown: its own words are in the
 * browser's language, not the page's.
 */
export function FileInput({ onChange, accept, disabled, name, ...field }: Props) {
  const { t } = useTranslation('ui');
  const [chosen, setChosen] = useState<string>();
  return (
    <Field {...field}>
      {(control) => (
        <Box
          sx={{
            position: 'relative',
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 1.5,
            rowGap: 0.75,
            p: 1.5,
            border: '1px dashed',
            borderColor: 'grey.500',
            borderRadius: 1,
            '&:has(input:focus-visible)': { outline: '3px solid #0033CC', outlineOffset: 2 },
            '&:hover > [data-button]': { bgcolor: 'primary.light' },
          }}
        >
          <Box
            component="span"
            aria-hidden
            data-button
            sx={{
              ...{ minHeight: 36, px: 1.75, display: 'inline-flex', alignItems: 'center', flex: 'none' },
              ...{ border: 1, borderColor: 'primary.main', borderRadius: 1, color: 'primary.main', fontWeight: 600 },
            }}
          >
            {t('file.chooseOne')}
          </Box>
          <Box component="span" aria-hidden sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            {chosen ?? t('file.none')}
          </Box>
          <Box
            component="input"
            type="file"
            {...control}
            name={name}
            accept={accept}
            disabled={disabled ?? false}
            title={t('file.chooseOne')}
            onChange={(event: React.ChangeEvent<HTMLInputElement>) => {
              const file = event.target.files?.[0] ?? null;
              setChosen(file?.name);
              onChange(file);
            }}
            sx={{ position: 'absolute', inset: 0, width: '100%', height: '100%', opacity: 0, cursor: 'pointer' }}
          />
          <HiddenText role="status">{chosen ? t('file.chosen', { name: chosen }) : ''}</HiddenText>
        </Box>
      )}
    </Field>
  );
}
