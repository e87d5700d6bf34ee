import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { AdoptionRow } from './adoption-list.query.ts';
import { ConfirmVersions } from './confirm-versions.mutation.ts';

/** Takes the current versions of all own rows that are shown into use, in one press: all of them, or none. */
export function ConfirmShown({ rows }: { rows: readonly AdoptionRow[] }) {
  const { t } = useTranslation('adoptions');
  const [confirm, { loading, error, data }] = useMutation(ConfirmVersions, {
    errorPolicy: 'none',
    refetchQueries: ['AdoptionList', 'UnreadNotifications'],
  });
  const own = rows.filter((row) => row.updateAvailable && row.viewerCan.confirmVersion.allowed).slice(0, limits.page);
  if (!own.length)
    return data ? <Notice tone="success">{t('update.confirmed', { count: data.confirmVersions.length })}</Notice> : null;
  const adoptions = own.map(({ id, version: expectedVersion }) => ({ id, expectedVersion }));
  return (
    <>
      {error && <ErrorState error={error} />}
      <ActionButton
        can={{ allowed: true }}
        variant="outlined"
        busy={loading}
        onClick={() => void confirm({ variables: { input: { adoptions } } }).catch(() => undefined)}
      >
        {t('update.confirmShown', { count: own.length })}
      </ActionButton>
    </>
  );
}
