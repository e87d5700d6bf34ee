import { useTranslation } from 'react-i18next';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { eventTitle } from '../dissemination/event-title.ts';

type Named = {
  disseminationEvent: { titleFi: string; titleSv: string | null; titleEn: string | null } | null;
  material: { title: string } | null;
};

/** The event and the material that a funnel is narrowed to, each of which can be taken out. */
export function useNarrowed(address: AddressFilter, named: Named | undefined) {
  const { t } = useTranslation('follow-up');
  const chip = (key: 'event' | 'material', label: string) => ({
    key,
    label,
    removeLabel: t('funnel.remove', { label }),
    onRemove: () => address.set({ [key]: null }),
  });
  return [
    ...(address.text('event')
      ? [chip('event', named?.disseminationEvent ? eventTitle(named.disseminationEvent) : t('funnel.oneEvent'))]
      : []),
    ...(address.text('material') ? [chip('material', named?.material?.title ?? t('funnel.oneMaterial'))] : []),
  ];
}
