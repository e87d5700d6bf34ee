import { useTranslation } from 'react-i18next';
import { formatDate } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { versionPath } from '../versions/version-address.ts';
import { eventTitle } from '../dissemination/event-title.ts';
import { followUpAddress } from '../follow-up/follow-up-address.ts';
import type { Told } from './notification.query.ts';

/** Says a notification, and where what it asks for is done. */
export function useNotificationText(): (told: Told) => { words: string; to?: string } {
  const { t } = useTranslation('notifications');
  return ({ kind, facts, material, event, followUp, nudge, mergedOrganisation, successor, subjectId }) => {
    if (kind === 'MERGED') {
      const [from, into] = [mergedOrganisation, successor].map((one) => (one ? localName(one) : ''));
      const date = formatDate(String((facts as Record<string, unknown>)['mergedOn']));
      return { words: t('kind.MERGED', { from, into, date }), to: `/organisations/${subjectId}` };
    }
    if (kind === 'FOLLOW_UP')
      return {
        words: t(`kind.${kind}`, { title: event ? eventTitle(event) : t('hiddenEvent') }),
        ...(followUp && { to: followUpAddress(followUp.id) }),
      };
    if (kind.startsWith('EVENT_'))
      return {
        words: t(`kind.${kind}`, { title: event ? eventTitle(event) : t('hiddenEvent') }),
        ...(event && { to: `/dissemination/${event.id}` }),
      };
    if (kind === 'NUDGED') {
      const words = t('kind.NUDGED', { project: nudge?.project.acronym ?? '', theme: nudge ? localName(nudge.theme) : '' });
      return {
        words: nudge?.note ? `${words}. ${nudge.note}` : words,
        ...(nudge && { to: `/materials?theme=${nudge.theme.code}` }),
      };
    }
    const number = Number((facts as Record<string, unknown>)['number']);
    const words = t(`kind.${kind}`, { title: material?.title ?? t('hidden'), number });
    if (!material) return { words };
    if (kind === 'EVIDENCE_ASKED' || kind === 'NOT_VERIFIED') return { words, to: `/adoptions/${subjectId}` };
    if (kind === 'REVIEW_WAITS') return { words, to: versionPath(material.id, number, '/review') };
    if (kind === 'VERSION_RETURNED') return { words, to: versionPath(material.id, number, '/edit') };
    return { words, to: `/materials/${material.id}` };
  };
}
