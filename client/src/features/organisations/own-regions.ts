import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { useRegionOptions } from './region-options.ts';

/** In the address: the whole country, where an officer would see the own regions first. */
export const wholeCountry = 'all';

/**
 * The regions that `?region=` asks for. An officer's own regions come first: a default that a press takes away, not a right. `named`
 * is how they stand in an address that leads to the same.
 */
export function useOwnRegions(address: AddressFilter, { everywhere = false }: { everywhere?: boolean } = {}) {
  const { viewer } = useSession();
  const options = useRegionOptions();
  const areas = viewer?.contactAreas ?? [];
  const own = options.filter(({ contactArea }) => contactArea && areas.includes(contactArea)).map(({ value }) => value);
  const isOwn = !everywhere && areas.length > 0 && address.text('region') === '';
  return {
    isOwn,
    hasOwn: areas.length > 0,
    regions: isOwn ? own : address.list('region').filter((code) => code !== wholeCountry),
    waits: isOwn && options.length === 0,
  };
}
