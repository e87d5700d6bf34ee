import { useTranslation } from 'react-i18next';
import { known, type AddressFilter } from '../../platform/address/address-filter.ts';
import { formatDate } from '../../platform/i18n/format.ts';
import { providerTypes, unknownRegion } from '../organisations/organisation-address.ts';
import { useRegionOptions } from '../organisations/region-options.ts';
import { useSourceProjectOptions } from '../sources/source-project-options.ts';
import { useThemeOptions } from '../sources/theme-options.ts';
import type { Within } from './coverage-address.ts';
import { wholeCountry } from '../organisations/own-regions.ts';

type Named = readonly { value: string; label: string }[];
const nameIn = (options: Named, value: string) => options.find((option) => option.value === value)?.label ?? value;

/** What a list of providers is narrowed to, each part with the press that takes it away. */
export function useChips(address: AddressFilter, within: Within) {
  const { t } = useTranslation(['coverage', 'terms']);
  const themes = useThemeOptions();
  const sources = useSourceProjectOptions();
  const regions = useRegionOptions();
  const chip = (key: string, label: string, onRemove: () => void) => ({
    ...{ key, label, onRemove },
    removeLabel: t('providers.remove', { label }),
  });
  const drop = (name: string) => () => address.set({ [name]: null });
  const chips = [
    ...(within.theme ? [chip('theme', nameIn(themes, within.theme), drop('theme'))] : []),
    ...(within.source ? [chip('source', nameIn(sources, within.source), drop('source'))] : []),
    ...known(within.type?.split(',') ?? [], providerTypes).map((type) =>
      chip(type, t(`terms:providerType.${type}`), () => address.toggle('type', type)),
    ),
    ...(within.region?.split(',') ?? [])
      .filter((code) => code && code !== wholeCountry)
      .map((code) =>
        chip(code, code === unknownRegion ? t('table.unknown') : nameIn(regions, code), () => address.toggle('region', code)),
      ),
    ...(within.asOf ? [chip('asOf', formatDate(within.asOf), drop('asOf'))] : []),
  ];
  return { chips, clear: () => address.clear(['theme', 'source', 'type', 'region', 'asOf']) };
}
