import { toConfirm } from '../organisations/organisation-address.ts';

const address = (path: string, filter: Record<string, string>) => {
  const search = Object.entries(filter)
    .map(([name, value]) => `${name}=${value.split(',').map(encodeURIComponent).join(',')}`)
    .join('&');
  return search ? `${path}?${search}` : path;
};

/** Adoptions that count as use, narrowed further. */
export const inUseAddress = (filter: { region?: string; organisation?: string; verified?: 'yes' } = {}) =>
  address('/adoptions', { view: 'list', stage: 'IN_USE,ESTABLISHED', ...filter });
export const adoptionsAddress = (filter: {
  confirmed?: 'no';
  organisation?: string;
  stage?: string;
  verified?: 'yes';
  region?: string;
  evidence?: 'missing';
  update?: 'yes';
}) => address('/adoptions', { view: 'list', ...filter });
export const materialsAddress = (filter: {
  state?: string;
  ours?: 'yes';
  offered?: 'yes';
  problem?: 'yes';
  stage?: string;
  provenance?: string;
}) => address('/materials', filter);

export const eventsAddress = (filter: { tab?: 'past' | 'all'; state?: string; own?: 'yes'; report?: 'yes'; invited?: 'yes' }) =>
  address('/dissemination', filter);
/** What the coordinator asked providers for. */
export const requestsAddress = (state: 'WAITING' | 'ANSWERED') => address('/adoptions/verification', { tab: 'requests', state });

/** Materials that the acting provider has said nothing of; planned outputs cannot be declared. */
export const undeclaredAddress = materialsAddress({ stage: 'NOT_STARTED', provenance: 'PAGE_SEEN,NAMED_IN_SOURCE' });

/** Providers of a project's kind, real or a demonstration's, whose place has yet to be confirmed. */
export const placesAddress = (demonstration: boolean) =>
  address('/organisations', { location: toConfirm, demonstration: demonstration ? 'yes' : 'no' });
