import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { RegisterDialog } from './register-dialog.tsx';
import { EditOrganisationDocument } from './register.query.ts';
import { useAct } from './use-act.ts';

const NAMES = ['nameFi', 'nameSv', 'nameEn', 'brandName', 'website'] as const;
type Named = { id: string; version: number } & Record<(typeof NAMES)[number], string | null>;

/** New names from a day on, or the right ones in the place of wrong ones. */
export function NamesDialog({ organisation, onClose }: { organisation: Named; onClose: () => void }) {
  const { t } = useTranslation('organisations');
  const { today } = useSession();
  const [draft, setDraft] = useState(
    () => Object.fromEntries(NAMES.map((name) => [name, organisation[name] ?? ''])) as Record<(typeof NAMES)[number], string>,
  );
  const [renamedOn, setRenamedOn] = useState('');
  const { act, busy, at, failure } = useAct(EditOrganisationDocument);
  const save = async () => {
    const { nameFi, ...others } = draft;
    const rest = Object.fromEntries(Object.entries(others).map(([name, value]) => [name, value.trim() || null]));
    const seen = { organisationId: organisation.id, expectedVersion: organisation.version };
    if (await act({ ...seen, nameFi, ...rest, renamedOn: renamedOn || null })) onClose();
  };
  return (
    <RegisterDialog
      title={t('names.title')}
      confirmLabel={t('save')}
      busy={busy}
      failure={failure}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      {NAMES.map((name) => (
        <TextInput
          key={name}
          label={name === 'nameFi' ? t('names.nameFi') : t(`facts.${name}`)}
          name={name}
          required={name === 'nameFi'}
          maxLength={name === 'website' ? 2_000 : limits.line}
          value={draft[name]}
          onChange={(value) => setDraft((before) => ({ ...before, [name]: value }))}
          {...at(name)}
        />
      ))}
      <DateInput
        label={t('names.renamedOn')}
        hint={t('names.renamedOnHint')}
        name="renamedOn"
        max={today}
        value={renamedOn}
        onChange={setRenamedOn}
        {...at('renamedOn')}
      />
    </RegisterDialog>
  );
}
