import { adoptionPath, besidePath } from '../../../../schema/adoption-stages.ts';
import { known, type AddressFilter } from '../../platform/address/address-filter.ts';
import type { AdoptionFilter, AdoptionOrder, AdoptionStage } from '../../platform/graphql/generated/graphql.ts';
import { regionsOf } from '../organisations/organisation-address.ts';

export const allStages: readonly AdoptionStage[] = [...adoptionPath, ...besidePath];
/** The parts of the address that narrow the list of adoptions. */
export const adoptionFilterNames = [
  'search',
  'stage',
  'theme',
  'region',
  'source',
  'partners',
  'former',
  'confirmed',
  'verified',
  'update',
  'evidence',
  'trained',
  'organisation',
  'material',
] as const;

export const adoptionOrders: readonly AdoptionOrder[] = ['DECLARED', 'PROVIDER', 'MATERIAL', 'STAGE'];
/** `?sort=PROVIDER`. */
export const adoptionSortOf = (address: AddressFilter): AdoptionOrder =>
  known(address.list('sort'), adoptionOrders)[0] ?? 'DECLARED';

/** `?stage=IN_USE,ESTABLISHED&region=06&confirmed=no` as the API takes it. */
export function adoptionFilterOf(address: AddressFilter): AdoptionFilter {
  const [themes, sources] = [address.list('theme'), address.list('source')];
  const stages = known(address.list('stage'), allStages);
  return {
    search: address.text('search') || null,
    stages: stages.length ? stages : null,
    themes: themes.length ? themes : null,
    sourceProjects: sources.length ? sources : null,
    partnersOnly: address.flag('partners') ?? null,
    formerProviders: address.flag('former') || null,
    ...regionsOf(address.list('region')),
    confirmedLately: address.flag('confirmed') ?? null,
    verified: address.flag('verified') ?? null,
    updateAvailable: address.flag('update') ?? null,
    evidenceMissing: address.text('evidence') === 'missing' ? true : address.text('evidence') === 'there' ? false : null,
    personsTrained: address.flag('trained') ?? null,
    organisationId: address.text('organisation') || null,
    materialId: address.text('material') || null,
  };
}
