import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeopleQuery } from '../../platform/graphql/generated/graphql.ts';
import { formatDate } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EndRoleDialog } from './end-role-dialog.tsx';
import { RoleDialog } from './role-dialog.tsx';

export type PersonRow = PeopleQuery['people']['nodes'][number];
export type Held = { person: PersonRow; membership: PersonRow['memberships'][number] };

/** People with their roles, and what may be done about each. */
export function PersonTable({ people }: { people: readonly PersonRow[] }) {
  const { t } = useTranslation('accounts');
  const [changing, setChanging] = useState<Held>();
  const [ending, setEnding] = useState<Held>();
  return (
    <>
      <DataTable
        caption={t('people.caption')}
        rows={people}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', label: t('people.name'), width: '22%', render: ({ name }) => name },
          { key: 'email', label: t('people.email'), width: '26%', render: ({ email }) => email ?? '–' },
          {
            key: 'roles',
            label: t('people.roles'),
            render: (person) =>
              person.memberships.length
                ? person.memberships.map((membership) => (
                    <Role
                      key={membership.id}
                      held={{ person, membership }}
                      onChange={() => setChanging({ person, membership })}
                      onEnd={() => setEnding({ person, membership })}
                    />
                  ))
                : t('people.noRoles'),
          },
        ]}
      />
      {changing && <RoleDialog held={changing} onClose={() => setChanging(undefined)} />}
      {ending && <EndRoleDialog held={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}

function Role({ held, onChange, onEnd }: { held: Held; onChange: () => void; onEnd: () => void }) {
  const { t } = useTranslation('accounts');
  const term = useTerms();
  const { role, organisation, validUntil, possibleRoles, viewerCan } = held.membership;
  const names = { name: held.person.name, organisation: localName(organisation) };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'center' }}>
      <span>
        <strong>{term('memberRole', role)}</strong>, {names.organisation}
        {validUntil && ` (${t('people.until', { day: formatDate(validUntil) })})`}
      </span>
      <Box component="span" sx={{ whiteSpace: 'nowrap', ml: -0.5 }}>
        {viewerCan.change.allowed && possibleRoles.length > 1 && (
          <Button size="small" onClick={onChange} aria-label={t('people.changeNamed', names)}>
            {t('people.change')}
          </Button>
        )}
        {viewerCan.end.allowed && (
          <Button size="small" color="error" onClick={onEnd} aria-label={t('people.endNamed', names)}>
            {t('people.end')}
          </Button>
        )}
      </Box>
    </Box>
  );
}
