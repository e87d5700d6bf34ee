import { useApolloClient } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { kindOf, kindsFor } from '../../../../schema/file-kinds.ts';
import { limits } from '../../../../schema/limits.ts';
import { sendFile } from '../../platform/files/upload.ts';
import { CheckInput } from '../../ui/check-input.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Part } from '../../ui/part.tsx';
import { Prose } from '../../ui/prose.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { Draft, FieldError } from './declaration-draft.ts';
import type { DraftChange } from './draft.store.ts';
import { useFieldErrorWords } from './field-error-words.ts';

type Props = {
  draft: Draft;
  required: boolean;
  problems: readonly FieldError[];
  latest: string;
  onChange: (change: DraftChange) => void;
  onBusy: (busy: boolean) => void;
};

const rules = {
  extensions: kindsFor('ADOPTION_EVIDENCE').flatMap((kind) => kindOf(kind).extensions),
  bytes: limits.fileBytes,
  most: limits.files,
};

/** The proof of a stage: any one part is enough. */
export function EvidenceFields({ draft, required, problems, latest, onChange, onBusy }: Props) {
  const { t } = useTranslation('adoptions');
  const words = useFieldErrorWords();
  const client = useApolloClient();
  const fileProblem = problems.find((each) => each.field === 'evidence.fileIds');
  const field = <K extends keyof Draft>(name: K) => {
    // The proof as a whole complains at its first field.
    const problem = problems.find((each) => each.field === `evidence.${name}` || (name === 'text' && each.field === 'evidence'));
    return {
      name: `evidence.${name}`,
      value: draft[name],
      onChange: (value: Draft[K]) => onChange({ [name]: value } as Partial<Draft>),
      ...(problem && { error: words(problem) }),
    };
  };
  return (
    <Part title={t('panel.evidenceTitle')}>
      {required && <Prose quiet>{t('panel.evidenceRequired')}</Prose>}
      <TextArea label={t('panel.text')} hint={t('panel.textHint')} maxLength={limits.text} {...field('text')} />
      <TextInput label={t('evidence.link')} hint={t('panel.linkHint')} type="url" maxLength={2000} {...field('link')} />
      <TextInput label={t('evidence.decision')} maxLength={limits.line} {...field('decision')} />
      <DateInput
        label={t('panel.decisionDate')}
        max={latest}
        required={draft.decision.trim() !== ''}
        {...field('decisionDate')}
      />
      <TextInput label={t('evidence.personsTrained')} type="number" maxLength={9} {...field('personsTrained')} />
      <TextInput label={t('evidence.units')} hint={t('panel.unitsHint')} maxLength={limits.line} {...field('units')} />
      <FileDrop
        label={t('evidence.files')}
        hint={t('panel.filesHint')}
        name="evidence.fileIds"
        files={draft.files}
        onChange={(change) => onChange((before) => ({ files: change(before.files) }))}
        onBusy={onBusy}
        send={(file, options) => sendFile(client, file, 'ADOPTION_EVIDENCE', options)}
        rules={rules}
        {...(fileProblem && { error: words(fileProblem) })}
      />
      <CheckInput label={t('panel.share')} hint={t('panel.shareHint')} {...field('shared')} />
    </Part>
  );
}
