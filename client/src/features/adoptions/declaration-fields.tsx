import { useTranslation } from 'react-i18next';
import type { Demand } from '../../../../schema/adoption-stages.ts';
import { limits } from '../../../../schema/limits.ts';
import { DateInput } from '../../ui/date-input.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { Draft, FieldError } from './declaration-draft.ts';
import type { DraftChange } from './draft.store.ts';
import { EvidenceFields } from './evidence-fields.tsx';
import { useFieldErrorWords } from './field-error-words.ts';

type Props = {
  draft: Draft;
  opened: boolean;
  /** What the declaration must bring. */
  asked: readonly Demand[];
  earliest?: string | undefined;
  latest: string;
  problems: readonly FieldError[];
  onChange: (change: DraftChange) => void;
  onBusy: (busy: boolean) => void;
};

/** What a declaration says beside its stage: what the move asks for, and what the person wants to add. */
export function DeclarationFields({ draft, opened, asked, earliest, latest, problems, onChange, onBusy }: Props) {
  const { t } = useTranslation('adoptions');
  const words = useFieldErrorWords();
  const asks = (demand: Demand) => asked.includes(demand);
  const field = <K extends keyof Draft>(name: K) => {
    const problem = problems.find((each) => each.field === name);
    return {
      name,
      value: draft[name],
      onChange: (value: Draft[K]) => onChange({ [name]: value } as Partial<Draft>),
      ...(problem && { error: words(problem) }),
    };
  };
  return (
    <>
      <DateInput
        label={t('panel.effectiveDate')}
        hint={t('panel.effectiveDateHint')}
        required
        max={latest}
        {...(earliest && { min: earliest })}
        {...field('effectiveDate')}
      />
      {asks('reason') && (
        <TextArea
          label={t('evidence.reason')}
          hint={t('panel.reasonHint')}
          required
          maxLength={limits.text}
          rows={2}
          {...field('reason')}
        />
      )}
      {asks('note') && (
        <TextArea
          label={t('evidence.note')}
          hint={t('panel.noteHint')}
          required
          maxLength={limits.text}
          rows={2}
          {...field('note')}
        />
      )}
      {asks('responsible') && (
        <TextInput
          label={t('evidence.responsible')}
          hint={t('panel.responsibleHint')}
          required
          maxLength={limits.line}
          {...field('responsible')}
        />
      )}
      {asks('targetDate') && <DateInput label={t('evidence.targetDate')} required {...field('targetDate')} />}
      {asks('permanentOwner') && (
        <TextInput
          label={t('evidence.permanentOwner')}
          hint={t('panel.responsibleHint')}
          required
          maxLength={limits.line}
          {...field('permanentOwner')}
        />
      )}
      {asks('renewalDate') && <DateInput label={t('evidence.renewalDate')} required {...field('renewalDate')} />}
      {(asks('evidence') || opened) && (
        <EvidenceFields
          draft={draft}
          required={asks('evidence')}
          problems={problems}
          latest={latest}
          onChange={onChange}
          onBusy={onBusy}
        />
      )}
      {opened && !asks('note') && (
        <TextArea label={t('panel.noteOptional')} maxLength={limits.text} rows={2} {...field('note')} />
      )}
    </>
  );
}
