import { useTranslation } from 'react-i18next';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { useFacetWords } from './facet-words.ts';
import { formatDate } from '../../platform/i18n/format.ts';
import { careFlags, dayOf, facetNames, materialFilterNames } from './material-address.ts';

/** What the list of materials is narrowed by, each part removable. */
export function MaterialChips({ address }: { address: AddressFilter }) {
  const { t } = useTranslation('materials');
  const wordFor = useFacetWords();
  const chip = (key: string, label: string, onRemove: () => void) => ({
    key,
    label,
    removeLabel: t('filter.remove', { label }),
    onRemove,
  });
  const search = address.text('search');
  const dueBefore = dayOf(address.text('dueBefore'));
  const chips = [
    ...(search ? [chip('search', t('filter.searchChip', { text: search }), () => address.set({ search: null }))] : []),
    ...[...facetNames, 'state' as const].flatMap((name) =>
      address.list(name).map((value) => chip(`${name} ${value}`, wordFor(name, value), () => address.toggle(name, value))),
    ),
    ...careFlags
      .filter((flag) => address.flag(flag))
      .map((flag) => chip(flag, t(`filter.${flag}`), () => address.set({ [flag]: null }))),
    ...(dueBefore
      ? [chip('dueBefore', t('filter.dueBeforeChip', { date: formatDate(dueBefore) }), () => address.set({ dueBefore: null }))]
      : []),
  ];
  return (
    <FilterChips
      label={t('filter.active')}
      chips={chips}
      {...(chips.length > 1 && { clearLabel: t('filter.clear'), onClear: () => address.clear(materialFilterNames) })}
    />
  );
}
