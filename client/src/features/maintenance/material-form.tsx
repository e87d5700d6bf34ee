import Button from '@mui/material/Button';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { limits } from '../../../../schema/limits.ts';
import type { CreateMaterialInput, Language, MaterialKind } from '../../platform/graphql/generated/graphql.ts';
import { parsePartialDate } from '../../platform/i18n/format.ts';
import { languages } from '../../platform/i18n/language.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { CheckInput } from '../../ui/check-input.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
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

type FactField = Exclude<keyof FactsDraft, 'kind' | 'linkOnly'>;
/** The fields of which something can be wrong, in their order, each with its label. */
const fields = [
  ['title', 'name'],
  ['theme', 'theme'],
  ['language', 'language'],
  ['description', 'description'],
  ['url', 'url'],
  ['licence', 'licence'],
  ['published', 'published'],
  ['sourceProject', 'sourceProject'],
] as const satisfies readonly (readonly [FactField, string])[];

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
  // What can be seen to be wrong before the server is asked: all of it at once.
  const [missing, setMissing] = useState<readonly FactField[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const themes = useThemeOptions();
  const sources = useSourceProjectOptions();
  const theme = draft.theme || (themes[0]?.value ?? '');
  const set = (part: Partial<FactsDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const published = parsePartialDate(draft.published);
    const unfit = (['title', 'url', 'licence'] as const).filter(
      (name) => !draft[name].trim() && (name === 'title' || (name === 'url') === draft.linkOnly),
    );
    const wrong: FactField[] = draft.published.trim() && !published ? [...unfit, 'published'] : unfit;
    setMissing(wrong);
    if (wrong.length || busy) return;
    onSubmit({
      title: draft.title,
      theme,
      kind: draft.kind as MaterialKind,
      language: (draft.language || null) as Language | null,
      description: draft.description || null,
      url: draft.url || null,
      licence: draft.licence || null,
      linkOnly: draft.linkOnly,
      published: published ?? null,
      sourceProject: draft.sourceProject || null,
    });
  };
  const at = (field: FactField): { error?: string } => {
    if (!missing.includes(field)) return missing.length ? {} : problems.at(field);
    return { error: t(field === 'published' ? 'problem.NO_PARTIAL_DATE' : 'problem.REQUIRED') };
  };
  return (
    <Section title={t('form.title')}>
      <form ref={form} noValidate onSubmit={submit}>
        <ErrorSummary
          title={t('form.check')}
          errors={fields.flatMap(([field, label]) => {
            const { error } = at(field);
            return error ? [{ field, words: `${t(`form.${label}`)}: ${error}` }] : [];
          })}
          onPick={(field) => form.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus()}
        />
        {Boolean(problems.failure) && <ErrorState error={problems.failure} />}
        <TextInput
          label={t('form.name')}
          name="title"
          required
          maxLength={limits.line}
          value={draft.title}
          onChange={(title) => set({ title })}
          {...at('title')}
        />
        <SelectInput
          label={t('form.theme')}
          name="theme"
          required
          value={theme}
          onChange={(value) => set({ theme: value })}
          options={themes}
          {...at('theme')}
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
          {...at('language')}
        />
        <TextArea
          label={t('form.description')}
          name="description"
          maxLength={limits.text}
          value={draft.description}
          onChange={(description) => set({ description })}
          {...at('description')}
        />
        <TextInput
          label={t('form.url')}
          name="url"
          type="url"
          required={draft.linkOnly}
          value={draft.url}
          onChange={(url) => set({ url })}
          {...at('url')}
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
          {...at('licence')}
        />
        <TextInput
          label={t('form.published')}
          name="published"
          hint={t('form.publishedHint')}
          maxLength={12}
          value={draft.published}
          onChange={(published) => set({ published })}
          {...at('published')}
        />
        <SelectInput
          label={t('form.sourceProject')}
          name="sourceProject"
          value={draft.sourceProject}
          onChange={(sourceProject) => set({ sourceProject })}
          options={[{ value: '', label: t('form.none') }, ...sources]}
          {...at('sourceProject')}
        />
        <ButtonRow>
          <ActionButton can={{ allowed: true }} type="submit" busy={busy || !theme}>
            {submitLabel}
          </ActionButton>
          <Button component={Link} to={cancelTo}>
            {t('form.cancel')}
          </Button>
        </ButtonRow>
      </form>
    </Section>
  );
}
