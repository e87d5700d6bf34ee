import Button from '@mui/material/Button';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import type { CreateMaterialInput, Language, MaterialKind } from '../../platform/graphql/generated/graphql.ts';
import { languages } from '../../platform/i18n/language.ts';
import { ButtonRow } from '../../ui/button-row.tsx';
import { CheckInput } from '../../ui/check-input.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useSourceProjectOptions } from '../sources/source-project-options.ts';
import { useThemeOptions } from '../sources/theme-options.ts';
import type { useProblems } from './use-problems.ts';

/** What is known of a material, as the API takes it. */
export type Facts = Omit<CreateMaterialInput, 'projectId' | 'idempotencyKey'>;

const materialKinds: readonly MaterialKind[] = [
  'DESCRIPTION',
  'OPERATING_MODEL',
  'GUIDE',
  'TRAINING',
  'TOOL',
  'STUDY',
  'ARTICLE',
  'VIDEO',
  'OTHER',
];

/** The facts as they stand in the fields: texts, where nothing is the empty one. */
export type FactsDraft = Record<
  'title' | 'theme' | 'kind' | 'language' | 'description' | 'url' | 'licence' | 'published' | 'sourceProject',
  string
> & {
  linkOnly: boolean;
};
export const emptyFacts: FactsDraft = {
  title: '',
  theme: '',
  kind: 'GUIDE',
  language: '',
  description: '',
  url: '',
  licence: '',
  published: '',
  sourceProject: '',
  linkOnly: true,
};

type Props = {
  start: FactsDraft;
  busy: boolean;
  problems: ReturnType<typeof useProblems>;
  submitLabel: string;
  cancelTo: string;
  onSubmit: (facts: Facts) => void;
};

/** The facts of a material, to be filled in or corrected. */
export function MaterialForm({ start, busy, problems, submitLabel, cancelTo, onSubmit }: Props) {
  const { t } = useTranslation(['maintenance', 'terms']);
  const [draft, setDraft] = useState(start);
  const [odd, setOdd] = useState(false);
  const themes = useThemeOptions();
  const sources = useSourceProjectOptions();
  const theme = draft.theme || (themes[0]?.value ?? '');
  const set = (part: Partial<FactsDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The form of a date as the contract has it; else the answer would name no field.
    const unreadable =
      draft.published.trim() !== '' && !/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(draft.published.trim());
    setOdd(unreadable);
    if (unreadable) return;
    onSubmit({
      title: draft.title,
      theme,
      kind: draft.kind as MaterialKind,
      language: (draft.language || null) as Language | null,
      description: draft.description || null,
      url: draft.url || null,
      licence: draft.licence || null,
      linkOnly: draft.linkOnly,
      published: draft.published.trim() || null,
      sourceProject: draft.sourceProject || null,
    });
  };
  return (
    <Section title={t('form.title')}>
      <form noValidate onSubmit={submit}>
        {Boolean(problems.failure) && <ErrorState error={problems.failure} />}
        <TextInput
          label={t('form.name')}
          name="title"
          required
          maxLength={limits.line}
          value={draft.title}
          onChange={(title) => set({ title })}
          {...problems.at('title')}
        />
        <SelectInput
          label={t('form.theme')}
          name="theme"
          required
          value={theme}
          onChange={(value) => set({ theme: value })}
          options={themes}
          {...problems.at('theme')}
        />
        <SelectInput
          label={t('form.kind')}
          name="kind"
          required
          value={draft.kind}
          onChange={(kind) => set({ kind })}
          options={materialKinds.map((value) => ({ value, label: t(`terms:kind.${value}`) }))}
        />
        <SelectInput
          label={t('form.language')}
          name="language"
          value={draft.language}
          onChange={(language) => set({ language })}
          options={[
            { value: '', label: t('form.unknown') },
            ...languages.map((value) => ({ value, label: t(`terms:language.${value}`) })),
          ]}
          {...problems.at('language')}
        />
        <TextArea
          label={t('form.description')}
          name="description"
          maxLength={limits.text}
          value={draft.description}
          onChange={(description) => set({ description })}
          {...problems.at('description')}
        />
        <TextInput
          label={t('form.url')}
          name="url"
          type="url"
          required={draft.linkOnly}
          value={draft.url}
          onChange={(url) => set({ url })}
          {...problems.at('url')}
        />
        <CheckInput
          label={t('form.linkOnly')}
          hint={t('form.linkOnlyHint')}
          name="linkOnly"
          value={draft.linkOnly}
          onChange={(linkOnly) => set({ linkOnly })}
        />
        <TextInput
          label={t('form.licence')}
          name="licence"
          hint={t('form.licenceHint')}
          required={!draft.linkOnly}
          maxLength={limits.line}
          value={draft.licence}
          onChange={(licence) => set({ licence })}
          {...problems.at('licence')}
        />
        <TextInput
          label={t('form.published')}
          name="published"
          hint={t('form.publishedHint')}
          maxLength={10}
          value={draft.published}
          onChange={(published) => set({ published })}
          {...(odd ? { error: t('problem.NO_PARTIAL_DATE') } : problems.at('published'))}
        />
        <SelectInput
          label={t('form.sourceProject')}
          name="sourceProject"
          value={draft.sourceProject}
          onChange={(sourceProject) => set({ sourceProject })}
          options={[{ value: '', label: t('form.none') }, ...sources]}
          {...problems.at('sourceProject')}
        />
        <ButtonRow>
          <Button type="submit" variant="contained" disabled={busy || !theme}>
            {submitLabel}
          </Button>
        </ButtonRow>
        <LinkText to={cancelTo}>{t('form.cancel')}</LinkText>
      </form>
    </Section>
  );
}
