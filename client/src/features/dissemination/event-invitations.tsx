import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { DateTimeText } from '../../ui/dates.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import type { EventDetail } from './event.query.ts';

/** Whom the coordinator invited, who of them has registered, and who has not yet. */
export function EventInvitations({ event: { invitations } }: { event: EventDetail }) {
  const { t } = useTranslation('dissemination');
  const registered = invitations.filter(({ registration }) => registration).length;
  const title = t('registrations.invitedTitle', { count: invitations.length });
  return (
    <Section title={title}>
      <Prose quiet>{t('registrations.invitedSum', { registered, waiting: invitations.length - registered })}</Prose>
      <DataTable
        caption={title}
        rows={invitations}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'organisation',
            label: t('column.institution'),
            render: ({ organisation }) => <LinkText to={`/organisations/${organisation.id}`}>{localName(organisation)}</LinkText>,
          },
          { key: 'at', label: t('registrations.invitedAt'), render: (row) => <DateTimeText value={row.sentAt} /> },
          {
            key: 'answer',
            label: t('registrations.answer'),
            render: ({ registration }) =>
              registration ? (
                <StatusChip tone="success" label={t('registrations.came', { count: registration.participants })} />
              ) : (
                <StatusChip tone="neutral" label={t('registrations.notYet')} />
              ),
          },
        ]}
      />
    </Section>
  );
}
