import { expect, test } from 'vitest';
import { forbidsAdaptation, licenceName, licenceUrl } from './licences.ts';

test.each([
  ['CCBY4.0', 'CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/'],
  ['CC BY-SA 4.0', 'CC BY-SA 4.0', 'https://creativecommons.org/licenses/by-sa/4.0/'],
  ['cc-by-nc-nd-3.0', 'CC BY-NC-ND 3.0', 'https://creativecommons.org/licenses/by-nc-nd/3.0/'],
  ['CC0', 'CC0 1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
])('%s is %s at %s', (licence, name, url) => {
  expect([licenceName(licence), licenceUrl(licence)]).toEqual([name, url]);
});

test('a licence that is not known stays as its source writes it, and leads nowhere', () => {
  expect([licenceName('Kaikki oikeudet pidätetään'), licenceUrl('Kaikki oikeudet pidätetään')]).toEqual([
    'Kaikki oikeudet pidätetään',
    undefined,
  ]);
});

test.each([
  ['CCBYND4.0', 'OPERATING_MODEL', true],
  ['CC BY-NC-ND 4.0', 'TOOL', true],
  ['CCBYND4.0', 'ARTICLE', false],
  ['CCBYSA4.0', 'OPERATING_MODEL', false],
  [null, 'OPERATING_MODEL', false],
])('%s of a material of kind %s forbids what it is for: %s', (licence, kind, forbidden) => {
  expect(forbidsAdaptation(licence, kind)).toBe(forbidden);
});
