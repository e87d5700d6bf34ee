/** The Creative Commons licence that a code or a name stands for, whichever way it is written: CCBYSA4.0, CC BY-SA 4.0, cc-by-sa-4.0. */
function creativeCommons(licence: string): { parts: string; version: string } | undefined {
  const plain = licence.toUpperCase().replace(/[^A-Z0-9.]/g, '');
  const [, parts, version] = /^CC(0|BY(?:NC)?(?:SA|ND)?)(\d\.\d)?$/.exec(plain) ?? [];
  if (!parts) return undefined;
  if (parts === '0') return { parts: 'zero', version: '1.0' };
  return { parts: parts.toLowerCase().replace(/nc|sa|nd/g, '-$&'), version: version ?? '4.0' };
}

/** The address of a known licence's text. */
export function licenceUrl(licence: string): string | undefined {
  const known = creativeCommons(licence);
  if (!known) return undefined;
  const { parts, version } = known;
  return `https://creativecommons.org/${parts === 'zero' ? 'publicdomain' : 'licenses'}/${parts}/${version}/`;
}

/** A licence as people write it: “CC BY-SA 4.0”; one that is not known as it stands. */
export function licenceName(licence: string): string {
  const known = creativeCommons(licence);
  if (!known) return licence;
  return known.parts === 'zero' ? 'CC0 1.0' : `CC ${known.parts.toUpperCase()} ${known.version}`;
}

/** Kinds that a provider makes its own by changing them. */
const ADAPTED = ['OPERATING_MODEL', 'GUIDE', 'TRAINING', 'TOOL'];

/** Whether a material that is meant to be adapted must not be shared once it was (a licence “no derivatives”). */
export const forbidsAdaptation = (licence: string | null, kind: string): boolean =>
  ADAPTED.includes(kind) && licence !== null && !!creativeCommons(licence)?.parts.endsWith('-nd');
