import { useTranslation } from 'react-i18next';
import { useTerms } from '../../platform/i18n/terms.ts';
import { localName } from '../../platform/i18n/language.ts';
import { DateTimeText } from '../../ui/dates.tsx';
import { ExternalLink, siteOf } from '../../ui/external-link.tsx';
import { FactsList } from '../../ui/facts-list.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Section } from '../../ui/section.tsx';
import { isGathering } from './event-address.ts';
import type { EventDetail } from './event.query.ts';
import { EventTime } from './event-time.tsx';

/** When, where, by whom, and for whom. */
export function EventFacts({ event }: { event: EventDetail }) {
  const { t } = useTranslation('dissemination');
  const term = useTerms();
  const regions = event.nationwide ? t('nationwide') : event.regions.map((region) => localName(region)).join(', ');
  return (
    <Section title={t('facts.title')} action={<a href={`/events/${event.id}.ics`}>{t('calendar.one')}</a>}>
      <FactsList
        facts={[
          { label: t('column.time'), value: <EventTime {...event} /> },
          { label: t('facts.kind'), value: term('eventKind', event.kind) },
          {
            label: t('column.organiser'),
            value: <LinkText to={`/organisations/${event.organisation.id}`}>{localName(event.organisation)}</LinkText>,
          },
          { label: t('facts.place'), value: event.place },
          { label: t('facts.channel'), value: event.channel },
          {
            label: t('facts.join'),
            value: event.joinAddress && <ExternalLink href={event.joinAddress}>{siteOf(event.joinAddress)}</ExternalLink>,
          },
          { label: t('facts.regions'), value: regions },
          {
            label: t('facts.closes'),
            value: event.state === 'OPEN' && event.registrationClosesAt && <DateTimeText value={event.registrationClosesAt} />,
          },
          { label: t('facts.capacity'), value: event.capacity },
          { label: t('facts.placesLeft'), value: event.state === 'OPEN' ? event.placesLeft : null },
          { label: t('facts.published'), value: t(event.published ? 'facts.toAll' : 'facts.toProject') },
          { label: t('facts.hours'), value: event.minutes === null ? null : hoursOf(event.minutes) },
          { label: t('facts.attendees'), value: isGathering(event.kind) ? event.attendeeCount || null : null },
          { label: t('facts.otherAttendees'), value: event.otherAttendees },
          { label: t('facts.reach'), value: event.reach },
          {
            label: t('facts.recording'),
            value: event.recordingUrl && <ExternalLink href={event.recordingUrl}>{siteOf(event.recordingUrl)}</ExternalLink>,
          },
          { label: t('facts.reported'), value: event.reportedAt && <DateTimeText value={event.reportedAt} /> },
          { label: t('facts.reportedBy'), value: event.reportedBy?.name },
          { label: t('facts.approved'), value: event.approvedAt && <DateTimeText value={event.approvedAt} /> },
          { label: t('facts.approvedBy'), value: event.approvedBy?.name },
          { label: t('facts.ownCheck'), value: event.ownCheck && t('facts.ownCheckYes') },
        ]}
      />
    </Section>
  );
}

/** Minutes as hours with a decimal comma, as this country writes them. */
export const hoursOf = (minutes: number): string => (minutes / 60).toLocaleString('fi-FI', { maximumFractionDigits: 2 });
