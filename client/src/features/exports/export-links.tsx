import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../platform/errors/error-words.ts';
import { download } from '../../platform/files/download.ts';
import { language } from '../../platform/i18n/language.ts';
import { BusyButton } from '../../ui/busy-button.tsx';
import { Prose } from '../../ui/prose.tsx';

type List =
  | 'materials'
  | 'organisations'
  | 'adoptions'
  | 'adoptionMatrix'
  | 'coverage'
  | 'coverageProviders'
  | 'disseminationEvents'
  | 'followUps'
  | 'funnel'
  | 'people'
  | 'invitations'
  | 'sourceProjects'
  | 'verificationSample';

/** Takes a list along as it stands on the page: `variables` are those that the page itself asks by. */
export function ExportLinks({ list, variables = {} }: { list: List; variables?: object }) {
  const { t } = useTranslation('exports');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const words = useErrorText(failure);
  const take = async (format: 'xlsx' | 'csv') => {
    setBusy(true);
    setFailure(undefined);
    const query = new URLSearchParams({ variables: JSON.stringify(variables), language });
    await download(`/exports/${list}.${format}?${query}`).catch(setFailure);
    setBusy(false);
  };
  return (
    <>
      {(['xlsx', 'csv'] as const).map((format) => (
        <BusyButton
          key={format}
          size="small"
          variant="outlined"
          busy={busy}
          startIcon={<DownloadIcon aria-hidden="true" />}
          aria-label={t(`${format}Label`)}
          onClick={() => void take(format)}
        >
          {t(format)}
        </BusyButton>
      ))}
      {words && <Prose quiet>{words}</Prose>}
    </>
  );
}
