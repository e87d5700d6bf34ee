import { adoptionPath } from '../../../../schema/adoption-stages.ts';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import type { FunnelFilter, FunnelStep } from '../../platform/graphql/generated/graphql.ts';

export const funnelSteps: readonly FunnelStep[] = ['REACHED', 'AWARE', 'PILOT', 'IN_USE', 'ESTABLISHED'];

/** Of what a funnel is, as it stands in an address. */
export type FunnelOf = {
  event?: string | undefined;
  material?: string | undefined;
  theme?: string | undefined;
  asOf?: string | undefined;
};

const addressOf = (path: string, values: Record<string, string | undefined>) => {
  const given = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length ? `${path}?${new URLSearchParams(given).toString().replaceAll('%2C', ',')}` : path;
};

export const funnelAddress = (of: FunnelOf = {}) => addressOf('/dissemination/funnel', of);
/** The providers behind one figure of a funnel. */
export const providersAddress = (step: FunnelStep, of: FunnelOf) => addressOf('/dissemination/funnel/providers', { step, ...of });
export const followUpsAddress = (of: { event?: string; own?: 'yes'; waiting?: 'yes' } = {}) =>
  addressOf('/dissemination/follow-ups', of);
export const followUpAddress = (id: string) => `/dissemination/follow-ups/${id}`;

/** What a provider has declared, as far as it brought it to a step. */
export const adoptionsAddress = (organisation: string, step: FunnelStep, { material, theme }: FunnelOf) =>
  addressOf('/adoptions', {
    organisation,
    material,
    theme,
    view: 'list',
    stage: step === 'REACHED' ? undefined : adoptionPath.slice(adoptionPath.indexOf(step)).join(','),
  });

export const funnelOf = (address: AddressFilter): FunnelOf => ({
  event: address.text('event') || undefined,
  material: address.text('material') || undefined,
  theme: address.text('theme') || undefined,
});
export const filterOf = ({ event, material, theme }: FunnelOf): FunnelFilter => ({
  eventId: event ?? null,
  materialId: material ?? null,
  theme: theme ?? null,
});
