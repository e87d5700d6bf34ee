import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Prose } from '../../ui/prose.tsx';
import { EndMembershipDocument } from './people.query.ts';
import type { Held } from './person-table.tsx';

/** Asks before a role is ended: the person is out at that moment. */
export function EndRoleDialog({ held: { person, membership }, onClose }: { held: Held; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const term = useTerms();
  const [end, { loading, error }] = useMutation(EndMembershipDocument, {
    errorPolicy: 'none',
    refetchQueries: ['People'],
    awaitRefetchQueries: true,
  });
  const { id, version: expectedVersion, organisation, role } = membership;
  return (
    <ConfirmDialog
      open
      destructive
      title={t('people.endTitle')}
      confirmLabel={t('people.end')}
      busy={loading}
      onCancel={onClose}
      onConfirm={() => void end({ variables: { input: { id, expectedVersion } } }).then(onClose, () => undefined)}
    >
      {error && <ErrorState error={error} />}
      <Prose>
        {t('people.endHint', { name: person.name, organisation: localName(organisation), role: term('memberRole', role) })}
      </Prose>
    </ConfirmDialog>
  );
}
