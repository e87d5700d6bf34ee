import { known, type AddressFilter } from '../../platform/address/address-filter.ts';
import type {
  MatrixFilter,
  MatrixMaterialOrder,
  MatrixProviderOrder,
  MatrixSort,
} from '../../platform/graphql/generated/graphql.ts';
import { allStages } from '../adoptions/adoption-address.ts';
import { regionsOf } from '../organisations/organisation-address.ts';

/** The parts of the address that narrow the matrix; the list of adoptions reads those that it has too. */
export const matrixFilterNames = ['search', 'stage', 'theme', 'region', 'source', 'partners', 'former'] as const;
export const providerOrders: readonly MatrixProviderOrder[] = ['NAME', 'REGION', 'PROGRESS'];
export const materialOrders: readonly MatrixMaterialOrder[] = ['THEME', 'TITLE', 'PROGRESS'];

/** `?stage=PILOT&region=06&partners=yes` as the API takes it. */
export function matrixFilterOf(address: AddressFilter): MatrixFilter {
  const [themes, sources, stages] = [address.list('theme'), address.list('source'), known(address.list('stage'), allStages)];
  return {
    search: address.text('search') || null,
    stages: stages.length ? stages : null,
    themes: themes.length ? themes : null,
    sourceProjects: sources.length ? sources : null,
    ...regionsOf(address.list('region')),
    partnersOnly: address.flag('partners') ?? null,
    formerProviders: address.flag('former') || null,
  };
}

/** What of it narrows the own row: where others are and how far they have come is no matter there. */
export function ownFilterOf(address: AddressFilter): MatrixFilter {
  const { search, themes, sourceProjects } = matrixFilterOf(address);
  return { search: search ?? null, themes: themes ?? null, sourceProjects: sourceProjects ?? null };
}

/** `?rows=REGION&columns=TITLE`. */
export const matrixSortOf = (address: AddressFilter): MatrixSort => ({
  providers: known(address.list('rows'), providerOrders)[0] ?? 'NAME',
  materials: known(address.list('columns'), materialOrders)[0] ?? 'THEME',
});

/** The cell that a link points at, as `cell=<provider>.<material>`. */
export const cellOf = (address: AddressFilter): [providerId: string, materialId: string] => {
  const [providerId = '', materialId = ''] = address.text('cell').split('.');
  return [providerId, materialId];
};
