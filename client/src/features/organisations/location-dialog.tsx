import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../platform/errors/failure.ts';
import { localName } from '../../platform/i18n/language.ts';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { RegisterDialog } from './register-dialog.tsx';
import { ConfirmLocationsDocument } from './register.query.ts';
import { useRegionOptions } from './region-options.ts';
import { useAct } from './use-act.ts';

export type Located = {
  id: string;
  version: number;
  nameFi: string;
  nameSv: string | null;
  nameEn: string | null;
  region: { id: string } | null;
};

/** Confirms where providers are: each as it is stated, or all of them in one region. */
export function LocationDialog({ chosen, onClose }: { chosen: readonly Located[]; onClose: (done: boolean) => void }) {
  const { t } = useTranslation('organisations');
  const regions = useRegionOptions();
  const [region, setRegion] = useState('');
  const { act, busy, at, failure } = useAct(ConfirmLocationsDocument);
  const unknown = chosen.filter((one) => !one.region);
  const confirm = async () => {
    const organisations = chosen.map(({ id, version }) => ({ organisationId: id, expectedVersion: version }));
    if (await act({ organisations, region: region || null })) onClose(true);
  };
  const about = failure ? chosen.find(({ id }) => id === failureOf(failure).params['organisationId']) : undefined;
  return (
    <RegisterDialog
      title={t('location.title', { count: chosen.length })}
      confirmLabel={t('location.confirm')}
      busy={busy}
      failure={about ? undefined : failure}
      onConfirm={() => void confirm()}
      onClose={() => onClose(false)}
    >
      {about && <Notice tone="warning">{t('location.overtaken', { name: localName(about) })}</Notice>}
      <Prose>{t('location.hint')}</Prose>
      <SelectInput
        label={t('column.region')}
        name="region"
        required={unknown.length > 0}
        value={region}
        onChange={setRegion}
        options={[
          { value: '', label: unknown.length > 0 ? t('location.choose') : t('location.asStated') },
          ...regions.map(({ value, label }) => ({ value, label })),
        ]}
        {...at('region')}
      />
    </RegisterDialog>
  );
}
