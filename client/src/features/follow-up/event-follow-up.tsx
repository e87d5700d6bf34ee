import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { LinkText } from '../../ui/link-text.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { followUpsAddress, funnelAddress } from './follow-up-address.ts';
import { FunnelFigures } from './funnel-figures.tsx';

const EventFollowUp_event = graphql(`
  fragment EventFollowUp_event on DisseminationEvent {
    id
    followUpCount
    followUpsWaiting
    funnel {
      steps {
        step
        providers
        medianDays
      }
    }
  }
`);

/** What came of an event: who was asked, and how far they are. Nothing to those who read nobody's way. */
export function EventFollowUp(props: { event: FragmentType<typeof EventFollowUp_event> }) {
  const { t } = useTranslation('follow-up');
  const { data: event, complete } = useFragment({
    fragment: EventFollowUp_event,
    fragmentName: 'EventFollowUp_event',
    from: props.event,
  });
  if (!complete || !event.funnel) return null;
  const { id, followUpCount: count, followUpsWaiting: waiting } = event;
  return (
    <Section title={t('ofEvent.title')} action={<LinkText to={funnelAddress({ event: id })}>{t('funnel.title')}</LinkText>}>
      <FunnelFigures steps={event.funnel.steps} of={{ event: id }} />
      {count > 0 ? (
        <LinkText to={followUpsAddress({ event: id })}>{t('ofEvent.asked', { count, waiting })}</LinkText>
      ) : (
        <Prose quiet>{t('ofEvent.notYet')}</Prose>
      )}
    </Section>
  );
}
