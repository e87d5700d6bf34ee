const address = (path: string, filter: Record<string, string>) => {
  const search = Object.entries(filter)
    .map(([name, value]) => `${name}=${value.split(',').map(encodeURIComponent).join(',')}`)
    .join('&');
  return search ? `${path}?${search}` : path;
};

/** Adoptions that count as use, narrowed further. */
export const inUseAddress = (filter: { region?: string; organisation?: string; verified?: 'yes' } = {}) =>
  address('/adoptions', { stage: 'IN_USE,ESTABLISHED', ...filter });
export const adoptionsAddress = (filter: {
  confirmed?: 'no';
  organisation?: string;
  stage?: string;
  verified?: 'yes';
  region?: string;
}) => address('/adoptions', filter);
export const materialsAddress = (filter: {
  state?: string;
  ours?: 'yes';
  offered?: 'yes';
  problem?: 'yes';
  stage?: string;
  provenance?: string;
}) => address('/materials', filter);

export const eventsAddress = (filter: { tab?: 'past' | 'all'; state?: string; own?: 'yes'; report?: 'yes' }) =>
  address('/dissemination', filter);

/** Materials that the acting provider has said nothing of; planned outputs cannot be declared. */
export const undeclaredAddress = materialsAddress({ stage: 'NOT_STARTED', provenance: 'PAGE_SEEN,NAMED_IN_SOURCE' });
