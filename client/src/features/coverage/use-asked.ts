import { known, useAddressFilter } from '../../platform/address/address-filter.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { providerTypes, regionsOf } from '../organisations/organisation-address.ts';
import { useRegionOptions } from '../organisations/region-options.ts';
import type { Within } from './coverage-address.ts';
import { dayIn } from './day-in.ts';

/** In the address: the whole country, where an officer would see the own regions first. */
export const wholeCountry = 'all';

/** What the address asks of coverage. An officer's own regions come first: a default that a press takes away, not a right. */
export function useAsked(place?: string, { everywhere = false }: { everywhere?: boolean } = {}) {
  const { project, viewer } = useSession();
  const address = useAddressFilter();
  const options = useRegionOptions();
  const inside = Boolean(project) && project!.position !== 'OUTSIDER';
  const areas = viewer?.contactAreas ?? [];
  const own = options.filter(({ contactArea }) => contactArea && areas.includes(contactArea)).map(({ value }) => value);
  const named = address.list('region').filter((code) => code !== wholeCountry);
  const isOwn = inside && !everywhere && !place && areas.length > 0 && address.text('region') === '';
  const regions = place ? [place] : isOwn ? own : named;
  // Those outside see the whole country as it is today: they cannot ask for anything else.
  const within: Within = inside
    ? {
        theme: address.text('theme'),
        source: address.text('source'),
        type: known(address.list('type'), providerTypes).join(','),
        // An officer's whole country is asked for by name: otherwise a link would lead back to the own regions.
        region: regions.join(',') || (areas.length > 0 ? wholeCountry : ''),
        asOf: dayIn(address),
        compare: dayIn(address, 'compare'),
      }
    : { theme: address.text('theme'), source: address.text('source') };
  const types = known(within.type?.split(',') ?? [], providerTypes);
  const variables = {
    projectId: project?.id ?? '',
    theme: within.theme || null,
    sourceProject: within.source || null,
    providerTypes: types.length ? types : null,
    ...regionsOf(inside ? regions : []),
    asOf: within.asOf || null,
    compareWith: within.compare || null,
  };
  const waits = isOwn && options.length === 0;
  return { project, address, inside, isOwn, hasOwn: areas.length > 0, within, variables, waits };
}
