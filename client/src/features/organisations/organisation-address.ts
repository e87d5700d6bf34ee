/** The values that the address of a list may hold. */
export const providerTypes = ['MUNICIPALITY', 'MUNICIPAL_FEDERATION', 'PRIVATE', 'STATE'] as const;
/** In the address: providers whose region is not known. */
export const unknownRegion = 'unknown';

/** In the address: providers whose place has yet to be confirmed. */
export const toConfirm = 'unconfirmed';

/** Regions of an address as the API takes them. */
export function regionsOf(chosen: readonly string[]): { regions: string[] | null; regionUnknown: boolean | null } {
  const codes = chosen.filter((code) => code !== unknownRegion);
  return { regions: codes.length ? codes : null, regionUnknown: chosen.includes(unknownRegion) || null };
}
