import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { provenStages } from '../../../../schema/adoption-stages.ts';
import type { AdoptionStage } from '../../platform/graphql/generated/graphql.ts';
import { newKey } from '../../platform/graphql/idempotency-key.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Prose } from '../../ui/prose.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { regionsOf, unknownRegion } from '../organisations/organisation-address.ts';
import { useRegionOptions } from '../organisations/region-options.ts';
import { useThemeOptions } from '../sources/theme-options.ts';
import { useVerifying } from './use-verifying.ts';
import { DrawSampleDocument } from './verification.query.ts';

/** Asks how large a sample is to be and of what, and draws it: once, and for good. */
export function DrawDialog({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const { t } = useTranslation(['verification', 'terms']);
  const navigate = useNavigate();
  const themes = useThemeOptions();
  const regions = useRegionOptions();
  const [unit, setUnit] = useState('size');
  const [amount, setAmount] = useState('20');
  const [stage, setStage] = useState('');
  const [theme, setTheme] = useState('');
  const [region, setRegion] = useState('');
  const [unreadable, setUnreadable] = useState(false);
  const attempt = useRef({ body: '', key: '' });
  const { act, busy, at, failure } = useVerifying(DrawSampleDocument);
  const all = { value: '', label: t('draw.all') };
  const draw = async () => {
    const readable = /^\d{1,6}$/.test(amount.trim());
    setUnreadable(!readable);
    if (!readable) return;
    const input = {
      projectId,
      ...(unit === 'size' ? { size: Number(amount) } : { percent: Number(amount) }),
      stages: stage ? [stage as AdoptionStage] : null,
      themes: theme ? [theme] : null,
      ...regionsOf(region ? [region] : []),
    };
    const body = JSON.stringify(input);
    // The same draw sent again is the same draw: a lost answer does not become a second sample.
    if (attempt.current.body !== body) attempt.current = { body, key: newKey() };
    const done = await act({ ...input, idempotencyKey: attempt.current.key });
    if (done) await navigate(`/adoptions/verification/${done.drawVerificationSample.id}`);
  };
  return (
    <ConfirmDialog
      open
      title={t('draw.title')}
      confirmLabel={t('draw.confirm')}
      busy={busy}
      onConfirm={() => void draw()}
      onCancel={onClose}
    >
      {Boolean(failure) && <ErrorState error={failure} />}
      <Prose quiet>{t('draw.hint')}</Prose>
      <SelectInput
        label={t('draw.unit')}
        value={unit}
        onChange={setUnit}
        options={[
          { value: 'size', label: t('draw.size') },
          { value: 'percent', label: t('draw.percent') },
        ]}
      />
      <TextInput
        label={unit === 'size' ? t('draw.size') : t('draw.percent')}
        name="size"
        type="number"
        required
        maxLength={6}
        value={amount}
        onChange={setAmount}
        {...at('size', 'percent')}
        {...(unreadable && { error: t('problem.NOT_A_NUMBER') })}
      />
      <SelectInput
        label={t('draw.stage')}
        value={stage}
        onChange={setStage}
        options={[all, ...provenStages.map((value) => ({ value, label: t(`terms:stage.${value}`) }))]}
        {...at('stages')}
      />
      <SelectInput label={t('draw.theme')} value={theme} onChange={setTheme} options={[all, ...themes]} />
      <SelectInput
        label={t('draw.region')}
        value={region}
        onChange={setRegion}
        options={[all, ...regions, { value: unknownRegion, label: t('draw.regionUnknown') }]}
      />
    </ConfirmDialog>
  );
}
