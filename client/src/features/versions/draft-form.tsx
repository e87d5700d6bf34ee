import { useMutation } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { limits } from '../../../../schema/limits.ts';
import { failureOf } from '../../platform/errors/failure.ts';
import type { VersionImpact } from '../../platform/graphql/generated/graphql.ts';
import { formatTime } from '../../platform/i18n/format.ts';
import { languages } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Stack } from '../../ui/columns.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { Tabs, useTab } from '../../ui/tabs.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { draftOf, inputOf, isWritten, sameDraft } from './draft-state.ts';
import { dropDraft, keepDraft, keptDraft } from './draft.store.ts';
import { impacts } from './impacts.ts';
import { Overtaken } from './overtaken.tsx';
import { PartFields } from './part-fields.tsx';
import { useVersionProblems } from './use-version-problems.ts';
import { versionPath } from './version-address.ts';
import { DiscardVersion, EditVersion, SubmitVersion, type Version } from './version.query.ts';

type Props = {
  version: Version;
  refetch: () => Promise<unknown>;
  /** What belongs to the draft and is there without saving, between its fields and its buttons. */
  children: ReactNode;
};

/**
 * The fields of a draft. It is saved by a press; until then what is typed is kept in this browser. What somebody else saved meanwhile
 * is shown, never overwritten unseen.
 */
export function DraftForm({ version, refetch, children }: Props) {
  const { t } = useTranslation('versions');
  const term = useTerms();
  const navigate = useNavigate();
  const { now } = useSession();
  // What the person has seen: the draft as it was when their typing began.
  const { viewer } = useSession();
  const place = `${viewer?.person.id} ${viewer?.organisation.id} ${version.id}`;
  const [kept] = useState(() => keptDraft(place));
  const [seen, setSeen] = useState(() => ({ ...version, ...kept?.seen }));
  const [draft, setDraft] = useState(() => kept?.draft ?? draftOf(version));
  const [savedAt, setSavedAt] = useState<string>();
  const [discarding, setDiscarding] = useState(false);
  const [error, setError] = useState<unknown>();
  const options = { errorPolicy: 'none' } as const;
  const [edit, editing] = useMutation(EditVersion, options);
  const [submit, submitting] = useMutation(SubmitVersion, options);
  const [discard, discardingNow] = useMutation(DiscardVersion, { ...options, refetchQueries: ['MaterialPage'] });
  const isDirty = !sameDraft(draft, draftOf(seen));
  useEffect(() => {
    if (isDirty) keepDraft(place, { seen, draft });
    else dropDraft(place);
  }, [place, isDirty, seen, draft]);
  // Of a draft whose files alone have changed nothing that is typed is overtaken.
  const isSameText = sameDraft(draftOf(seen), draftOf(version));
  if ((!isDirty || isSameText) && seen.version < version.version) {
    setSeen(version);
    if (!isDirty) setDraft(draftOf(version));
  }
  const overtaken = isDirty && seen.version !== version.version;
  const busy = editing.loading || submitting.loading || discardingNow.loading;
  const { at, inLanguage, failure } = useVersionProblems(error);
  const languageTabs = languages.map((language) => ({
    key: language,
    label: `${term('language', language)}${isWritten(draft.parts[language]) ? '' : ` (${t('draft.nothing')})`}${inLanguage(language) ? ' !' : ''}`,
  }));
  const language = useTab(languageTabs, 'language') as (typeof languages)[number];

  const attempt = async <T,>(act: () => Promise<T>): Promise<T | undefined> => {
    setError(undefined);
    try {
      return await act();
    } catch (thrown) {
      setError(thrown);
      if (failureOf(thrown).code === 'CONFLICT') await refetch().catch(() => undefined);
      return undefined;
    }
  };
  /** The version of the row once what was typed is saved. */
  const save = async (): Promise<number | undefined> => {
    if (!isDirty) return seen.version;
    const answer = await attempt(() =>
      edit({ variables: { input: { id: seen.id, expectedVersion: seen.version, ...inputOf(draft) } } }),
    );
    const saved = answer?.data?.editMaterialVersion;
    if (!saved) return undefined;
    setSeen({ ...seen, ...saved });
    setDraft(draftOf(saved));
    setSavedAt(now());
    return saved.version;
  };
  const leave = () => {
    dropDraft(place);
    return navigate(`/materials/${version.material.id}`);
  };
  const handIn = async () => {
    const expectedVersion = await save();
    if (expectedVersion === undefined) return;
    const answer = await attempt(() => submit({ variables: { input: { id: seen.id, expectedVersion } } }));
    if (answer) await navigate(versionPath(version.material.id, version.number, '/review'));
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {overtaken && (
        <Overtaken
          theirs={version}
          mine={draft}
          onTheirs={() => {
            setSeen(version);
            setDraft(draftOf(version));
          }}
          onMine={() => setSeen(version)}
        />
      )}
      {Boolean(failure) && !overtaken && <ErrorState error={failure} />}
      <Stack>
        <Section title={t('draft.about')}>
          <TextArea
            label={t('facts.changeNote')}
            hint={t('draft.changeNoteHint')}
            name="changeNote"
            required
            value={draft.changeNote}
            maxLength={limits.text}
            onChange={(changeNote) => setDraft({ ...draft, changeNote })}
            {...at('changeNote')}
          />
          <SelectInput
            label={t('facts.impact')}
            name="impact"
            required
            hint={draft.impact ? t(`impact.${draft.impact}`) : t('draft.impactHint')}
            value={draft.impact}
            onChange={(impact) => setDraft({ ...draft, impact: impact as VersionImpact | '' })}
            options={[
              { value: '', label: t('draft.choose') },
              ...impacts.map((value) => ({ value, label: term('versionImpact', value) })),
            ]}
            {...at('impact')}
          />
          <TextArea
            label={t('facts.credits')}
            name="credits"
            rows={2}
            value={draft.credits}
            maxLength={limits.text}
            onChange={(credits) => setDraft({ ...draft, credits })}
            {...at('credits')}
          />
        </Section>
        <Section title={t('draft.content')}>
          {at('parts').error && <Notice tone="warning">{t('draft.contentMissing')}</Notice>}
          <Tabs tabs={languageTabs} label={t('draft.languages')} param="language" />
          <PartFields
            key={language}
            language={language}
            part={draft.parts[language]}
            onChange={(part) => setDraft({ ...draft, parts: { ...draft.parts, [language]: part } })}
            errorOf={(field) => at(`parts.${language}.${field}`)}
          />
        </Section>
        {children}
      </Stack>
      <ButtonRow>
        <Button type="submit" variant="outlined" disabled={busy || !isDirty || overtaken}>
          {t('draft.save')}
        </Button>
        <ActionButton can={version.viewerCan.submit} busy={busy || overtaken} onClick={() => void handIn()}>
          {t('draft.submit')}
        </ActionButton>
        <Button color="error" disabled={busy} onClick={() => setDiscarding(true)}>
          {t('draft.discard')}
        </Button>
      </ButtonRow>
      <div role="status">
        {isDirty ? (
          <Prose quiet>{t('draft.unsaved')}</Prose>
        ) : (
          savedAt && <Notice tone="success">{t('draft.saved', { time: formatTime(savedAt) })}</Notice>
        )}
      </div>
      {discarding && (
        <ConfirmDialog
          open
          destructive
          title={t('draft.discardTitle')}
          confirmLabel={t('draft.discard')}
          busy={busy}
          onCancel={() => setDiscarding(false)}
          onConfirm={() =>
            void attempt(() => discard({ variables: { input: { id: seen.id, expectedVersion: seen.version } } })).then((done) =>
              done ? leave() : setDiscarding(false),
            )
          }
        >
          <Prose>{t(version.submittedAt ? 'draft.discardSubmitted' : 'draft.discardHint')}</Prose>
        </ConfirmDialog>
      )}
    </form>
  );
}
