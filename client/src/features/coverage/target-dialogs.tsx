import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { Prose } from '../../ui/prose.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { ActDialog } from '../maintenance/act-dialog.tsx';
import { useAct } from '../maintenance/use-act.ts';
import { useThemeOptions } from '../sources/theme-options.ts';
import { RemoveTargetDocument, SetTargetDocument } from './coverage.query.ts';
import type { Target } from './targets-section.tsx';

type Props = { projectId: string; today: string; theme: string; target: Target | null; onClose: () => void };

/** Sets a target; of one that is there its theme and day stay, for they tell which one it is. */
export function TargetDialog({ projectId, today, theme, target, onClose }: Props) {
  const { t } = useTranslation('coverage');
  const themes = useThemeOptions();
  const [chosen, setChosen] = useState(target ? (target.theme?.code ?? '') : theme);
  const [onDate, setOnDate] = useState(target?.onDate ?? '');
  const [measure, setMeasure] = useState(target?.providers ? 'providers' : 'sharePercent');
  const [value, setValue] = useState(String(target?.sharePercent ?? target?.providers ?? ''));
  const { act, busy, problems } = useAct(SetTargetDocument);
  const set = async () => {
    const number = /^\d{1,6}$/.test(value.trim()) ? Number(value) : 0;
    const done = await act({
      projectId,
      theme: chosen || null,
      onDate: onDate || today,
      [measure]: number,
      expectedVersion: target?.version ?? 0,
    });
    if (done) onClose();
  };
  return (
    <ActDialog
      title={t(target ? 'targets.change' : 'targets.new')}
      confirmLabel={t('targets.save')}
      busy={busy || !onDate}
      failure={problems.failure}
      onConfirm={() => void set()}
      onClose={onClose}
    >
      <SelectInput
        label={t('themes.theme')}
        name="theme"
        disabled={Boolean(target)}
        value={chosen}
        onChange={setChosen}
        options={[{ value: '', label: t('filter.allThemes') }, ...themes]}
        {...problems.at('theme')}
      />
      <DateInput
        label={t('targets.onDate')}
        name="onDate"
        required
        min={today}
        disabled={Boolean(target)}
        value={onDate}
        onChange={setOnDate}
        {...problems.at('onDate')}
      />
      <ChoiceList
        label={t('targets.measure')}
        name="measure"
        value={measure}
        onChange={setMeasure}
        groups={[
          {
            options: [
              { value: 'sharePercent', label: t('targets.bySharePercent') },
              { value: 'providers', label: t('targets.byProviders') },
            ],
          },
        ]}
      />
      <TextInput
        label={t(measure === 'providers' ? 'targets.byProviders' : 'targets.bySharePercent')}
        name="value"
        required
        value={value}
        onChange={setValue}
        {...problems.at('sharePercent', 'providers')}
      />
    </ActDialog>
  );
}

/** Gives a target up. */
export function RemoveTargetDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const { t } = useTranslation('coverage');
  const { act, busy, error } = useAct(RemoveTargetDocument);
  const name = target.theme ? localName(target.theme) : t('filter.allThemes');
  return (
    <ActDialog
      title={t('targets.removeTitle')}
      confirmLabel={t('targets.remove')}
      destructive
      busy={busy}
      failure={error}
      onConfirm={() => void act({ id: target.id, expectedVersion: target.version }).then((done) => done && onClose())}
      onClose={onClose}
    >
      <Prose>{t('targets.removeText', { theme: name, date: formatDate(target.onDate) })}</Prose>
    </ActDialog>
  );
}
