import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberRole } from '../../platform/graphql/generated/graphql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { ChangeMembershipDocument } from './people.query.ts';
import type { Held } from './person-table.tsx';
import { useProblems } from './use-problems.ts';

/** Another role in the same organisation. */
export function RoleDialog({ held: { person, membership }, onClose }: { held: Held; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const term = useTerms();
  const [role, setRole] = useState<MemberRole>(membership.role);
  const [change, { loading, error }] = useMutation(ChangeMembershipDocument, {
    errorPolicy: 'none',
    refetchQueries: ['People'],
    awaitRefetchQueries: true,
  });
  const problems = useProblems(error);
  const { id, version: expectedVersion, organisation, possibleRoles } = membership;
  const save = () => {
    if (role === membership.role) onClose();
    else void change({ variables: { input: { id, expectedVersion, role } } }).then(onClose, () => undefined);
  };
  return (
    <ConfirmDialog
      open
      title={t('people.changeNamed', { name: person.name, organisation: localName(organisation) })}
      confirmLabel={t('people.save')}
      busy={loading}
      onCancel={onClose}
      onConfirm={save}
    >
      {Boolean(problems.failure) && <ErrorState error={problems.failure} />}
      <SelectInput
        label={t('people.role')}
        name="role"
        value={role}
        onChange={(value) => setRole(value as MemberRole)}
        options={possibleRoles.map((value) => ({ value, label: term('memberRole', value) }))}
        {...problems.at('role')}
      />
    </ConfirmDialog>
  );
}
