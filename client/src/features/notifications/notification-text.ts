import { useTranslation } from 'react-i18next';
import { versionPath } from '../versions/version-address.ts';
import { eventTitle } from '../dissemination/event-title.ts';
import type { Told } from './notification.query.ts';

/** Says a notification, and where what it asks for is done. */
export function useNotificationText(): (told: Told) => { words: string; to?: string } {
  const { t } = useTranslation('notifications');
  return ({ kind, facts, material, event }) => {
    if (kind.startsWith('EVENT_'))
      return {
        words: t(`kind.${kind}`, { title: event ? eventTitle(event) : t('hiddenEvent') }),
        ...(event && { to: `/dissemination/${event.id}` }),
      };
    const number = Number((facts as Record<string, unknown>)['number']);
    const words = t(`kind.${kind}`, { title: material?.title ?? t('hidden'), number });
    if (!material) return { words };
    if (kind === 'REVIEW_WAITS') return { words, to: versionPath(material.id, number, '/review') };
    if (kind === 'VERSION_RETURNED') return { words, to: versionPath(material.id, number, '/edit') };
    return { words, to: `/materials/${material.id}` };
  };
}
