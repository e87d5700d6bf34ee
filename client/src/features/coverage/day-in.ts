import type { AddressFilter } from '../../platform/address/address-filter.ts';

/** The day that an address names, or the empty string: addresses are typed by people. */
export function dayIn(address: AddressFilter, name = 'asOf'): string {
  const day = address.text(name);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : '';
}
