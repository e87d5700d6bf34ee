import ipaddr from 'ipaddr.js';

/** Whether the hub may connect to an IP address. */
export type AddressRule = (address: string) => boolean;

/**
 * Only what stands in the public internet: never this machine, its networks, link-local services of a cloud, or an address of one
 * kind that hides one of another.
 */
export const isPublicAddress: AddressRule = (address) => ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
