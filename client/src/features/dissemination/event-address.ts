import { known, type AddressFilter } from '../../platform/address/address-filter.ts';
import type { DisseminationEventFilter, EventKind, EventState } from '../../platform/graphql/generated/graphql.ts';

export const eventKinds: readonly EventKind[] = [
  'WEBINAR',
  'WORKSHOP',
  'TRAINING',
  'NETWORK_MEETING',
  'PUBLICATION',
  'NEWSLETTER',
  'CONSULTATION',
];
export const eventStates: readonly EventState[] = ['PLANNED', 'OPEN', 'HELD', 'REPORTED', 'APPROVED', 'POSTPONED', 'CANCELLED'];
const dated: readonly EventKind[] = ['PUBLICATION', 'NEWSLETTER', 'CONSULTATION'];
/** Whether people come to it: else it has a date, no registration, and reach in place of attendance. */
export const isGathering = (kind: EventKind) => !dated.includes(kind);

/** The parts of the address that narrow the agenda; which tab shows stands in `tab`. */
export const eventFilterNames = [
  'search',
  'kind',
  'state',
  'theme',
  'region',
  'organiser',
  'own',
  'registered',
  'invited',
  'report',
] as const;

/** `?tab=past&kind=WEBINAR&state=REPORTED` as the API takes it. */
export function eventFilterOf(address: AddressFilter, tab: string): DisseminationEventFilter {
  const list = (name: string) => (address.list(name).length ? address.list(name) : null);
  const kinds = known(address.list('kind'), eventKinds);
  const states = known(address.list('state'), eventStates);
  return {
    search: address.text('search') || null,
    upcoming: tab === 'all' ? null : tab !== 'past',
    kinds: kinds.length ? kinds : null,
    states: states.length ? states : null,
    themes: list('theme'),
    regions: list('region'),
    organisationId: address.text('organiser') || null,
    own: address.flag('own') || null,
    registered: address.flag('registered') || null,
    invitationWaits: address.flag('invited') || null,
    toReport: address.flag('report') || null,
  };
}
