import { useQuery } from '@apollo/client/react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PickInput } from '../../ui/pick-input.tsx';
import { Prose } from '../../ui/prose.tsx';
import type { ShownDraft } from './event-draft.ts';
import { EventMaterialOptions } from './event.query.ts';

type Props = {
  projectId: string;
  value: readonly ShownDraft[];
  onChange: (value: ShownDraft[]) => void;
  error?: string;
};

/** The materials that an event shows, each in the version that is out as it is chosen. */
export function MaterialFields({ projectId, value, onChange, error }: Props) {
  const { t } = useTranslation('dissemination');
  const [search, setSearch] = useState('');
  const { data, previousData, loading } = useQuery(EventMaterialOptions, { variables: { projectId, search } });
  const found = ((data ?? previousData)?.materials.nodes ?? []).filter(({ id }) => !value.some((one) => one.materialId === id));
  const choose = (id: string | undefined) => {
    const material = found.find((one) => one.id === id);
    if (!material) return;
    const version = material.versions.find(({ state }) => state === 'PUBLISHED');
    onChange([
      ...value,
      { materialId: material.id, title: material.title, versionId: version?.id ?? null, number: version?.number ?? null },
    ]);
  };
  return (
    <Box role="group" aria-label={t('form.materials')} sx={{ mb: 1.5 }}>
      <PickInput
        // Emptied once something is chosen.
        key={value.length}
        label={t('form.materials')}
        hint={t('form.materialsHint')}
        name="materials"
        value={null}
        onChange={(option) => choose(option?.value)}
        onSearch={setSearch}
        busy={loading}
        nothing={t('form.noMaterial')}
        options={found.map(({ id, title }) => ({ value: id, label: title }))}
        {...(error && { error })}
      />
      {value.length === 0 && <Prose quiet>{t('form.nothingShown')}</Prose>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {value.map(({ materialId, title, number }) => (
          <Box component="li" key={materialId} sx={{ display: 'flex', gap: 1, alignItems: 'center', py: 0.25 }}>
            <Box component="span" sx={{ flex: 1, minWidth: 0, fontSize: '0.875rem', overflowWrap: 'anywhere' }}>
              {title}
              {number !== null && ` (${t('versionNumber', { number })})`}
            </Box>
            <Button
              size="small"
              aria-label={t('form.removeMaterial', { title })}
              onClick={() => onChange(value.filter((one) => one.materialId !== materialId))}
            >
              {t('form.remove')}
            </Button>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
