import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectInput } from '../../ui/select-input.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { ActDialog } from './act-dialog.tsx';
import { ArrangeMaintenanceDocument } from './maintenance.query.ts';
import { useAct } from './use-act.ts';

type Named = { id: string; name: string };
type Props = {
  material: {
    id: string;
    version: number;
    reviewIntervalMonths: number;
    contact: Named | null;
    deputy: Named | null;
    possibleContacts: readonly Named[];
  };
  onClose: () => void;
};

/** Who of the maintainer answers for a material, and how often it is reviewed. */
export function ArrangeDialog({ material, onClose }: Props) {
  const { t } = useTranslation('maintenance');
  const [contactId, setContactId] = useState(material.contact?.id ?? '');
  const [deputyId, setDeputyId] = useState(material.deputy?.id ?? '');
  const [months, setMonths] = useState(String(material.reviewIntervalMonths));
  const { act, busy, problems } = useAct(ArrangeMaintenanceDocument);
  const people = [
    { value: '', label: t('arrange.nobody') },
    ...material.possibleContacts.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const save = async () => {
    const input = {
      materialId: material.id,
      expectedVersion: material.version,
      contactId: contactId || null,
      deputyId: deputyId || null,
      // What is no number is for the server to refuse, at the field.
      reviewIntervalMonths: /^\d{1,4}$/.test(months.trim()) ? Number(months) : 0,
    };
    if (await act(input)) onClose();
  };
  return (
    <ActDialog
      title={t('arrange.title')}
      confirmLabel={t('save')}
      busy={busy}
      failure={problems.failure}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <SelectInput
        label={t('facts.contact')}
        name="contact"
        value={contactId}
        onChange={setContactId}
        options={people}
        {...problems.at('contactId')}
      />
      <SelectInput
        label={t('facts.deputy')}
        name="deputy"
        value={deputyId}
        onChange={setDeputyId}
        options={people}
        {...problems.at('deputyId')}
      />
      <TextInput
        label={t('arrange.months')}
        name="months"
        type="number"
        maxLength={2}
        value={months}
        onChange={setMonths}
        {...problems.at('reviewIntervalMonths')}
      />
    </ActDialog>
  );
}
