import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../platform/graphql/generated/graphql.ts';
import { languages } from '../../platform/i18n/language.ts';
import { Prose } from '../../ui/prose.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { ActDialog } from './act-dialog.tsx';
import { AcceptMaintenanceDocument } from './maintenance.query.ts';
import { useAct } from './use-act.ts';

type Props = { material: { id: string; version: number; title: string; language: Language | null }; onClose: () => void };

/** Takes a material on for the reader's organisation. Where its language is not known yet, that is asked. */
export function AcceptDialog({ material, onClose }: Props) {
  const { t } = useTranslation(['maintenance', 'terms']);
  const [language, setLanguage] = useState<string>('');
  const { act, busy, problems } = useAct(AcceptMaintenanceDocument);
  const accept = async () => {
    const input = { materialId: material.id, expectedVersion: material.version, language: (language || null) as Language | null };
    if (await act(input)) onClose();
  };
  return (
    <ActDialog
      title={t('accept.title')}
      confirmLabel={t('accept.confirm')}
      busy={busy}
      failure={problems.failure}
      onConfirm={() => void accept()}
      onClose={onClose}
    >
      <Prose>{t('accept.hint', { title: material.title })}</Prose>
      {!material.language && (
        <SelectInput
          label={t('form.language')}
          name="language"
          required
          value={language}
          onChange={setLanguage}
          options={[
            { value: '', label: t('form.choose') },
            ...languages.map((value) => ({ value, label: t(`terms:language.${value}`) })),
          ]}
          {...problems.at('language')}
        />
      )}
    </ActDialog>
  );
}
