import { useTranslation } from 'react-i18next';
import type { AdoptionStage, FeedQuery } from '../../platform/graphql/generated/graphql.ts';
import { formatDate } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { eventTitle } from '../dissemination/event-title.ts';
import { followUpAddress } from '../follow-up/follow-up-address.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { useThemeOptions } from '../sources/theme-options.ts';

export type FeedEntry = FeedQuery['history']['nodes'][number];
export type FeedText = { who: string; what: string; to?: string };

const materialWords: Record<
  string,
  | 'created'
  | 'maintained'
  | 'confirmed'
  | 'offered'
  | 'reported'
  | 'resolved'
  | 'deprecated'
  | 'archived'
  | 'published'
  | 'submitted'
  | 'proposed'
  | undefined
> = {
  'material.created': 'created',
  'material.maintained': 'maintained',
  'material.handover_accepted': 'maintained',
  'material.confirmed_unchanged': 'confirmed',
  'material.handover_offered': 'offered',
  'material.problem_reported': 'reported',
  'material.problem_resolved': 'resolved',
  'material.deprecated': 'deprecated',
  'material.archived': 'archived',
  'version.published': 'published',
  'version.submitted': 'submitted',
  'proposal.made': 'proposed',
};
const eventWords: Record<string, EventWord | undefined> = {
  'event.planned': 'event_planned',
  'event.opened': 'event_opened',
  'event.held': 'event_held',
  'event.reported': 'event_reported',
  'event.approved': 'event_approved',
  'event.returned': 'event_returned',
  'event.postponed': 'event_postponed',
  'event.cancelled': 'event_cancelled',
  'event.registered': 'event_registered',
  'event.invited': 'event_invited',
  'event.report_reminded': 'event_report_reminded',
};
type EventWord =
  | 'event_planned'
  | 'event_opened'
  | 'event_held'
  | 'event_reported'
  | 'event_approved'
  | 'event_returned'
  | 'event_postponed'
  | 'event_cancelled'
  | 'event_registered'
  | 'event_invited'
  | 'event_report_reminded';
const adoptionWords = {
  'adoption.confirmed': 'adoption_kept',
  'adoption.evidence_added': 'evidence_added',
  'adoption.verified': 'adoption_verified',
  'adoption.more_requested': 'more_requested',
} as const;
type CommentWord = 'comment_added' | 'comment_edited' | 'comment_deleted' | 'comment_mentioned';

/** Says a row of history: who, what they did, and where it can be seen. */
export function useFeedText(): (entry: FeedEntry) => FeedText {
  const { t } = useTranslation('dashboards');
  const term = useTerms();
  const stageOf = (facts: FeedEntry['facts']) => (facts['stage'] ? term('stage', facts['stage'] as AdoptionStage) : '');
  const themes = useThemeOptions();
  const themeOf = (facts: FeedEntry['facts']) => themes.find(({ value }) => value === facts['theme'])?.label ?? t('targets.all');
  return ({ kind, facts, behalf, subject }) => {
    const organisation =
      subject?.__typename === 'Adoption' || subject?.__typename === 'Partnership'
        ? subject.organisation
        : subject?.__typename === 'Organisation'
          ? subject
          : behalf;
    const who = organisation ? localName(organisation) : t('feed.someone');
    const ofOrganisation = organisation ? { to: `/organisations/${organisation.id}` } : {};
    if (subject?.__typename === 'DisseminationEvent')
      return {
        who: behalf ? who : t('feed.hub'),
        what: t(`feed.${eventWords[kind] ?? 'event_other'}`, { title: eventTitle(subject) }),
        to: `/dissemination/${subject.id}`,
      };
    if (subject?.__typename === 'FollowUp') {
      const title = eventTitle(subject.event);
      return kind === 'follow_up.answered'
        ? { who, what: t('feed.follow_up_answered', { title }), to: followUpAddress(subject.id) }
        : { who: t('feed.hub'), what: t('feed.follow_up_asked', { title }), to: followUpAddress(subject.id) };
    }
    switch (kind) {
      case 'adoption.declared': {
        const stage = term('stage', facts['stage'] as AdoptionStage);
        if (subject?.__typename !== 'Adoption') return { who, what: t('feed.adoption_hidden', { stage }) };
        const { title } = subject.material;
        const what =
          facts['stage'] === facts['previousStage']
            ? t('feed.adoption_confirmed', { title, stage })
            : t('feed.adoption_declared', { title, stage });
        return { who, what, to: `/adoptions/${subject.id}` };
      }
      case 'adoption.version_confirmed':
        return subject?.__typename === 'Adoption'
          ? { who, what: t('feed.version_confirmed', { title: subject.material.title }), to: `/adoptions/${subject.id}` }
          : { who, what: t('feed.other'), ...ofOrganisation };
      case 'adoption.declaration_withdrawn': {
        if (subject?.__typename !== 'Adoption') return { who, what: t('feed.other'), ...ofOrganisation };
        return { who, what: t('feed.declaration_withdrawn', { title: subject.material.title }), to: `/adoptions/${subject.id}` };
      }
      case 'adoption.confirmed':
      case 'adoption.evidence_added':
      case 'adoption.verified':
      case 'adoption.more_requested': {
        if (subject?.__typename !== 'Adoption') return { who, what: t('feed.other'), ...ofOrganisation };
        const { title } = subject.material;
        return { who, what: t(`feed.${adoptionWords[kind]}`, { title, stage: stageOf(facts) }), to: `/adoptions/${subject.id}` };
      }
      case 'verification.sample_drawn':
        return { who, what: t('feed.sample_drawn'), to: '/adoptions/verification' };
      case 'adoption.evidence_filed':
        return {
          who,
          what: t('feed.evidence_filed'),
          ...(subject?.__typename === 'Adoption' && { to: `/adoptions/${subject.id}` }),
        };
      case 'comment.added':
      case 'comment.edited':
      case 'comment.deleted':
      case 'comment.mentioned': {
        if (subject?.__typename !== 'Comment') return { who, what: t('feed.other'), ...ofOrganisation };
        const { id, title } = subject.material;
        return { who, what: t(`feed.${kind.replace('.', '_') as CommentWord}`, { title }), to: `/materials/${id}` };
      }
      case 'coverage.target_set':
      case 'coverage.target_removed': {
        const said = kind === 'coverage.target_set' ? 'target_set' : 'target_removed';
        return {
          who,
          what: t(`feed.${said}`, { theme: themeOf(facts), date: formatDate(String(facts['onDate'])) }),
          to: '/coverage',
        };
      }
      case 'coverage.nudged':
        return { who, what: t('feed.nudged', { theme: themeOf(facts) }), ...ofOrganisation };
      case 'adoption.imported':
        return {
          who,
          what: t('feed.adoption_imported', { count: Number(facts['count']) }),
          ...(organisation && { to: `/adoptions?organisation=${organisation.id}` }),
        };
      case 'partnership.created':
        return { who, what: t('feed.partnership_created'), ...ofOrganisation };
      case 'project.created':
        return { who: t('feed.project'), what: t('feed.project_created'), to: '/project' };
      default: {
        if (subject?.__typename !== 'Material') return { who, what: t('feed.other'), ...ofOrganisation };
        const said = materialWords[kind] ?? 'other';
        const { id, title } = subject;
        const assigned = said === 'maintained' && facts['assigned'] === true;
        return {
          // What nobody did, the hub did by itself.
          who: behalf ? who : t('feed.hub'),
          what: t(`feed.material_${assigned ? 'assigned' : said}`, { title }),
          to: `/materials/${id}`,
        };
      }
    }
  };
}
