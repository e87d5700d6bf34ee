import { known, useAddressFilter } from '../../platform/address/address-filter.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { providerTypes, regionsOf } from '../organisations/organisation-address.ts';
import { useOwnRegions, wholeCountry } from '../organisations/own-regions.ts';
import type { Within } from './coverage-address.ts';
import { dayIn } from './day-in.ts';

/** What the address asks of coverage. An officer's own regions come first: a default that a press takes away, not a right. */
export function useAsked(place?: string, { everywhere = false }: { everywhere?: boolean } = {}) {
  const { project } = useSession();
  const address = useAddressFilter();
  const inside = Boolean(project) && project!.position !== 'OUTSIDER';
  const { isOwn, hasOwn, waits, ...own } = useOwnRegions(address, { everywhere: everywhere || !inside || Boolean(place) });
  const regions = place ? [place] : own.regions;
  // Those outside see the whole country as it is today: they cannot ask for anything else.
  const within: Within = inside
    ? {
        theme: address.text('theme'),
        source: address.text('source'),
        type: known(address.list('type'), providerTypes).join(','),
        // An officer's whole country is asked for by name: otherwise a link would lead back to the own regions.
        region: regions.join(',') || (hasOwn ? wholeCountry : ''),
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
  return { project, address, inside, isOwn, hasOwn, within, variables, waits };
}
