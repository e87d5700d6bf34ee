import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { AdoptionRow } from './adoption-list.query.ts';
import { ConfirmAdoptions } from './keep.mutation.ts';

type Props = {
  rows: readonly AdoptionRow[];
  /** Where the list is the acting provider's own and goes on after these rows: its project, and when it was read. */
  whole: { projectId: string; seenAt: string } | null;
};

/** Says in one press that the stages of own rows still hold: of those shown that have grown old, or of all there are. */
export function ConfirmUnchanged({ rows, whole }: Props) {
  const { t } = useTranslation('adoptions');
  const { viewer } = useSession();
  // The rows stay where they are, and say that they are confirmed.
  const [confirm, { loading, error, data }] = useMutation(ConfirmAdoptions, { errorPolicy: 'none' });
  const old = rows.filter((row) => !row.confirmedLately && row.viewerCan.confirm.allowed).slice(0, limits.page);
  const mayAll = whole && rows[0]?.viewerCan.confirm.allowed && rows[0].organisation.id === viewer?.organisation.id;
  const send = (input: Parameters<typeof confirm>[0]['variables']['input']) =>
    void confirm({ variables: { input } }).catch(() => undefined);
  return (
    <>
      {error && <ErrorState error={error} />}
      {data && <Notice tone="success">{t('keep.confirmed', { count: data.confirmAdoptions.count })}</Notice>}
      {(old.length > 0 || mayAll) && (
        <ButtonRow>
          {old.length > 0 && (
            <ActionButton
              can={{ allowed: true }}
              busy={loading}
              onClick={() => send({ adoptions: old.map(({ id, version }) => ({ id, expectedVersion: version })) })}
            >
              {t('keep.shown', { count: old.length })}
            </ActionButton>
          )}
          {mayAll && (
            <ActionButton can={{ allowed: true }} variant="outlined" busy={loading} onClick={() => send({ all: true, ...whole })}>
              {t('keep.all')}
            </ActionButton>
          )}
        </ButtonRow>
      )}
    </>
  );
}
