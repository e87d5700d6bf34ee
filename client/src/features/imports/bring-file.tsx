import { useQuery } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAddressFilter } from '../../platform/address/address-filter.ts';
import { failureOf } from '../../platform/errors/failure.ts';
import { sendBytes } from '../../platform/files/upload.ts';
import { useCurrentProject } from '../../platform/project/current-project.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FileInput } from '../../ui/file-input.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { ImportOffersDocument } from './import.query.ts';
import { useImportWords } from './use-import-words.ts';

/** The first step: a file, and what is in it. */
export function BringFile() {
  const { t } = useTranslation(['imports', 'ui']);
  const word = useImportWords();
  const navigate = useNavigate();
  const projectId = useCurrentProject()?.id ?? null;
  const address = useAddressFilter();
  const { data } = useQuery(ImportOffersDocument, { variables: { projectId } });
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  // How far the file on its way has come, and the way to take it back.
  const [sent, setSent] = useState<number>();
  const sending = useRef<AbortController>(undefined);
  useEffect(() => () => sending.current?.abort(), []);
  const offers = data?.importOffers.filter(({ can }) => can.allowed) ?? [];
  const target = offers.find((one) => one.target === address.text('target'))?.target ?? offers[0]?.target;
  if (data && !target) return <Prose quiet>{t('file.none')}</Prose>;

  const send = async () => {
    setFailure(undefined);
    setProblem(file ? undefined : t('file.choose'));
    if (!file || !target || sent !== undefined) return;
    setSent(0);
    const { signal } = (sending.current = new AbortController());
    const query = new URLSearchParams({ target, name: file.name, ...(target !== 'REGISTER' && projectId && { projectId }) });
    try {
      const { id } = await sendBytes<{ id: string }>('POST', `/imports?${query}`, file, { onProgress: setSent, signal });
      await navigate(`/imports/${id}`);
    } catch (error) {
      if (signal.aborted) return;
      const { code, params } = failureOf(error);
      if (code === 'FILE_UNREADABLE') setProblem(word('file', String(params['problem']), params));
      else if (code === 'LIMIT_REACHED') setProblem(t('file.hint'));
      else setFailure(error);
    } finally {
      setSent(undefined);
    }
  };

  return (
    <Section title={t('file.title')}>
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send();
        }}
      >
        {Boolean(failure) && <ErrorState error={failure} onRetry={() => void send()} />}
        {offers.length > 1 && (
          <SelectInput
            label={t('file.target')}
            value={target ?? ''}
            onChange={(value) => address.set({ target: value }, { replace: true })}
            options={offers.map((one) => ({ value: one.target, label: word('target', one.target) }))}
          />
        )}
        <FileInput
          label={t('file.label')}
          hint={t('file.hint')}
          name="file"
          required
          accept=".xlsx,.csv,.txt,.tsv,.json"
          onChange={(chosen) => {
            setFile(chosen);
            setProblem(undefined);
          }}
          {...(problem && { error: problem })}
        />
        {sent !== undefined && file && <ProgressBar share={sent} label={t('ui:file.progress', { name: file.name })} />}
        <ButtonRow>
          <ActionButton can={{ allowed: true }} type="submit" busy={sent !== undefined}>
            {sent === undefined ? t('file.send') : t('file.sending')}
          </ActionButton>
          {sent !== undefined && <Button onClick={() => sending.current?.abort()}>{t('ui:cancel')}</Button>}
        </ButtonRow>
      </form>
    </Section>
  );
}
