import { useTranslation } from 'react-i18next';
import type { AttendeeRole } from '../../platform/graphql/generated/graphql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { DateTimeText } from '../../ui/dates.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { attendeeRoles, tableOf } from './attendance-rows.ts';
import type { EventDetail } from './event.query.ts';

const COMING: readonly EventDetail['state'][] = ['PLANNED', 'OPEN', 'POSTPONED'];

/** The materials that it shows, each in its version. */
export function EventMaterials({ event }: { event: EventDetail }) {
  const { t } = useTranslation('dissemination');
  const shown = event.materials.filter(({ material }) => material);
  return (
    <Section title={t(COMING.includes(event.state) ? 'materials.coming' : 'materials.title')}>
      {shown.length === 0 && <Prose quiet>{t('form.nothingShown')}</Prose>}
      <ul>
        {shown.map(({ id, material, materialVersion }) => (
          <li key={id}>
            <LinkText to={`/materials/${material!.id}`}>{material!.title}</LinkText>
            {materialVersion && (
              <>
                {' '}
                <LinkText to={`/materials/${material!.id}/versions/${materialVersion.number}`}>
                  {t('versionNumber', { number: materialVersion.number })}
                </LinkText>
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Who has registered, and what they wish. */
export function EventRegistrations({ event }: { event: EventDetail }) {
  const { t } = useTranslation('dissemination');
  const count = event.registeredCount ?? 0;
  return (
    <Section title={t('registrations.title', { count })}>
      <DataTable
        caption={t('registrations.title', { count })}
        rows={event.registrations}
        rowKey={(row) => row.id}
        empty={<Prose quiet>{t('registrations.none')}</Prose>}
        columns={[
          {
            key: 'organisation',
            label: t('column.institution'),
            render: ({ organisation }) => <LinkText to={`/organisations/${organisation.id}`}>{localName(organisation)}</LinkText>,
          },
          { key: 'participants', label: t('register.participants'), align: 'right', render: (row) => row.participants },
          { key: 'wishes', label: t('register.wishes'), render: (row) => row.wishes ?? '–' },
          { key: 'at', label: t('registrations.at'), render: (row) => <DateTimeText value={row.registeredAt} /> },
        ]}
      />
    </Section>
  );
}

/** How many came from where, by what they do. */
export function EventAttendance({ event }: { event: EventDetail }) {
  const { t } = useTranslation('dissemination');
  const term = useTerms();
  const rows = tableOf(event.attendance);
  const count = event.attendance.reduce((sum, row) => sum + row.count, 0);
  return (
    <Section title={t('attendance.title', { count })}>
      <DataTable
        caption={t('attendance.title', { count })}
        rows={rows}
        rowKey={(row) => row.organisation.id}
        empty={<Prose quiet>{t('attendance.none')}</Prose>}
        columns={[
          {
            key: 'organisation',
            label: t('column.institution'),
            render: ({ organisation }) => <LinkText to={`/organisations/${organisation.id}`}>{organisation.name}</LinkText>,
          },
          ...attendeeRoles.map((role: AttendeeRole) => ({
            key: role,
            label: term('attendeeRole', role),
            align: 'right' as const,
            render: (row: (typeof rows)[number]) => row.counts[role] || '–',
          })),
          {
            key: 'sum',
            label: t('attendance.sum'),
            align: 'right',
            render: (row) => attendeeRoles.reduce((sum, role) => sum + Number(row.counts[role] || 0), 0),
          },
        ]}
      />
    </Section>
  );
}
