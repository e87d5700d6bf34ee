import { useQuery } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAddressFilter } from '../../platform/address/address-filter.ts';
import { failureOf } from '../../platform/errors/failure.ts';
import { answered } from '../../platform/files/answered.ts';
import { useCurrentProject } from '../../platform/project/current-project.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FileInput } from '../../ui/file-input.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { ImportOffersDocument } from './import.query.ts';
import { useImportWords } from './use-import-words.ts';

/** The first step: a file, and what is in it. */
export function BringFile() {
  const { t } = useTranslation('imports');
  const word = useImportWords();
  const navigate = useNavigate();
  const projectId = useCurrentProject()?.id ?? null;
  const address = useAddressFilter();
  const { data } = useQuery(ImportOffersDocument, { variables: { projectId } });
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const offers = data?.importOffers.filter(({ can }) => can.allowed) ?? [];
  const target = offers.find((one) => one.target === address.text('target'))?.target ?? offers[0]?.target;
  if (data && !target) return <Prose quiet>{t('file.none')}</Prose>;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setFailure(undefined);
    setProblem(file ? undefined : t('file.choose'));
    if (!file || !target) return;
    setBusy(true);
    const query = new URLSearchParams({ target, name: file.name, ...(target !== 'REGISTER' && projectId && { projectId }) });
    try {
      const headers = { 'content-type': 'application/octet-stream' };
      const response = await answered(
        fetch(`/imports?${query}`, { method: 'POST', body: file, headers, credentials: 'same-origin' }),
      );
      const { id } = (await response.json()) as { id: string };
      await navigate(`/imports/${id}`);
    } catch (error) {
      const { code, params } = failureOf(error);
      if (code === 'FILE_UNREADABLE') setProblem(word('file', String(params['problem']), params));
      else if (code === 'LIMIT_REACHED') setProblem(t('file.hint'));
      else setFailure(error);
      setBusy(false);
    }
  };

  return (
    <Section title={t('file.title')}>
      <form noValidate onSubmit={(event) => void send(event)}>
        {Boolean(failure) && <ErrorState error={failure} />}
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
          accept=".xlsx,.csv,.txt,.tsv"
          onChange={(chosen) => {
            setFile(chosen);
            setProblem(undefined);
          }}
          {...(problem && { error: problem })}
        />
        <ActionButton can={{ allowed: true }} type="submit" busy={busy}>
          {busy ? t('file.sending') : t('file.send')}
        </ActionButton>
      </form>
    </Section>
  );
}
