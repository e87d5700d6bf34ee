import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { DateInput } from '../../ui/date-input.tsx';
import { Prose } from '../../ui/prose.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { RegisterDialog } from './register-dialog.tsx';
import { SetLicenceDocument } from './register.query.ts';
import { useAct } from './use-act.ts';

export type LicenceDraft = { id: string; validFrom: string | null; validUntil: string | null; source: string | null };
type Props = { organisation: { id: string; version: number }; licence: LicenceDraft | null; onClose: () => void };

/** A licence and its days; a new one where none is given. */
export function LicenceDialog({ organisation, licence, onClose }: Props) {
  const { t } = useTranslation('organisations');
  const [validFrom, setValidFrom] = useState(licence?.validFrom ?? '');
  const [validUntil, setValidUntil] = useState(licence?.validUntil ?? '');
  const [source, setSource] = useState(licence?.source ?? '');
  const { act, busy, at, failure } = useAct(SetLicenceDocument);
  const save = async () => {
    const seen = { organisationId: organisation.id, expectedVersion: organisation.version, licenceId: licence?.id ?? null };
    if (await act({ ...seen, validFrom: validFrom || null, validUntil: validUntil || null, source: source.trim() || null }))
      onClose();
  };
  return (
    <RegisterDialog
      title={licence ? t('licences.edit') : t('licences.add')}
      confirmLabel={t('save')}
      busy={busy}
      failure={failure}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <Prose>{t('licences.counted')}</Prose>
      <DateInput label={t('licences.from')} name="validFrom" value={validFrom} onChange={setValidFrom} {...at('validFrom')} />
      <DateInput
        label={t('licences.until')}
        name="validUntil"
        value={validUntil}
        onChange={setValidUntil}
        {...at('validUntil')}
      />
      <TextInput
        label={t('licences.source')}
        name="source"
        maxLength={limits.line}
        value={source}
        onChange={setSource}
        {...at('source')}
      />
    </RegisterDialog>
  );
}
