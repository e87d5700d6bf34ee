import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { LinkText } from '../../ui/link-text.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { EventTime } from './event-time.tsx';
import { eventTitle } from './event-title.ts';

const ComingEventsDocument = graphql(`
  query ComingEvents($projectId: ID!) {
    disseminationEvents(projectId: $projectId, filter: { upcoming: true, states: [PLANNED, OPEN] }, first: 4) {
      nodes {
        id
        titleFi
        titleSv
        titleEn
        date
        startsAt
        endsAt
      }
    }
  }
`);

/** The next events of a project. */
export function ComingEvents({ projectId }: { projectId: string }) {
  const { t } = useTranslation('dissemination');
  const { data, refetch } = useQuery(ComingEventsDocument, { variables: { projectId } });
  useLiveRefetch(projectId, ['event.'], refetch);
  const events = data?.disseminationEvents.nodes;
  return (
    <Section title={t('coming.title')} action={<LinkText to="/dissemination">{t('coming.all')}</LinkText>}>
      {events?.length === 0 && <Prose quiet>{t('empty.title')}</Prose>}
      <ul>
        {events?.map((event) => (
          <li key={event.id}>
            <Prose>
              <EventTime {...event} /> <LinkText to={`/dissemination/${event.id}`}>{eventTitle(event)}</LinkText>
            </Prose>
          </li>
        ))}
      </ul>
    </Section>
  );
}
