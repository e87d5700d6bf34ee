import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Prose } from '../../ui/prose.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { ActDialog } from './act-dialog.tsx';
import { BulkError } from './bulk-error.tsx';
import { AssignMaintenanceDocument } from './maintenance.query.ts';
import { usePartnerOptions } from './partner-options.ts';
import type { Selectable } from './selectable.ts';
import { useAct } from './use-act.ts';

type Props = { chosen: readonly Selectable[]; projectId: string; onClose: (done: boolean) => void };

/** Gives the chosen materials to a partner to maintain. */
export function AssignDialog({ chosen, projectId, onClose }: Props) {
  const { t } = useTranslation('maintenance');
  const partners = usePartnerOptions(projectId);
  const [organisationId, setOrganisationId] = useState('');
  const [months, setMonths] = useState('');
  const { act, busy, problems } = useAct(AssignMaintenanceDocument);
  const [unchosen, setUnchosen] = useState(false);
  const assign = async () => {
    setUnchosen(!organisationId);
    if (!organisationId) return;
    const materials = chosen.map(({ id, version }) => ({ materialId: id, expectedVersion: version }));
    const reviewIntervalMonths = months.trim() ? Number(/^\d{1,4}$/.exec(months.trim())?.[0] ?? 0) : null;
    if (await act({ materials, organisationId, reviewIntervalMonths })) onClose(true);
  };
  return (
    <ActDialog
      title={t('assign.title', { count: chosen.length })}
      confirmLabel={t('assign.confirm')}
      busy={busy}
      failure={undefined}
      onConfirm={() => void assign()}
      onClose={() => onClose(false)}
    >
      {Boolean(problems.failure) && <BulkError error={problems.failure} chosen={chosen} />}
      <Prose>{t('assign.hint')}</Prose>
      <SelectInput
        label={t('assign.to')}
        name="organisation"
        required
        value={organisationId}
        onChange={setOrganisationId}
        options={[{ value: '', label: t('form.choose') }, ...partners]}
        {...(unchosen && !organisationId ? { error: t('problem.REQUIRED') } : problems.at('organisationId'))}
      />
      <TextInput
        label={t('arrange.months')}
        hint={t('assign.monthsHint')}
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
