const browsers = [
  [/\bEdg/, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;
const systems = [
  [/\bWindows\b/, 'Windows'],
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
] as const;

/** What a browser says of itself, as far as its owner needs it to tell one session from another; no more is kept. */
export const deviceOf = (userAgent: string | undefined): string =>
  [browsers, systems].flatMap((known) => known.find(([form]) => form.test(userAgent ?? ''))?.[1] ?? []).join(', ');
