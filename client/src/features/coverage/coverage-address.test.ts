import { expect, test } from 'vitest';
import { adoptionsBehind, coverageAddress, providersBehind, providersBehindShare } from './coverage-address.ts';

test('a figure leads to the providers it counts, within its theme, regions and day', () => {
  expect(providersBehind('VERIFIED', { region: '06,02', theme: 'DATA_COMPETENCE', asOf: '2024-10-15' })).toBe(
    '/coverage/providers?standing=VERIFIED&theme=DATA_COMPETENCE&region=06,02&asOf=2024-10-15',
  );
  expect(providersBehind('LICENSED', { theme: undefined, asOf: '' })).toBe('/coverage/providers?standing=LICENSED');
});

test('where nobody has said anything a share leads to those who have not, and where nobody is, nowhere', () => {
  expect(providersBehindShare({ licensed: 3, noData: 3 }, { region: '18' })).toBe(
    '/coverage/providers?standing=NO_DATA&region=18',
  );
  expect(providersBehindShare({ licensed: 3, noData: 2 }, { region: '18' })).toBe(
    '/coverage/providers?standing=IN_USE&region=18',
  );
  expect(providersBehindShare({ licensed: 0, noData: 0 }, { region: '21' })).toBeUndefined();
});

test('a provider that counts as a user leads to what it uses, any other to all it has declared', () => {
  expect(adoptionsBehind('x', 'VERIFIED', 'DATA_COMPETENCE')).toBe(
    '/adoptions?organisation=x&theme=DATA_COMPETENCE&stage=IN_USE,ESTABLISHED&verified=yes',
  );
  expect(adoptionsBehind('x', 'LICENSED')).toBe('/adoptions?organisation=x');
});

test('who came into a figure since another day is a list of its own; the day is left out where nothing is compared', () => {
  const within = { type: 'PRIVATE', source: 'KARKKI', compare: '2024-03-31' };
  expect(providersBehind('IN_USE', within, 'CAME')).toBe(
    '/coverage/providers?standing=IN_USE&change=CAME&source=KARKKI&type=PRIVATE&compare=2024-03-31',
  );
  expect(providersBehind('IN_USE', within)).toBe('/coverage/providers?standing=IN_USE&source=KARKKI&type=PRIVATE');
});

test('the way back to the page of coverage keeps what it was narrowed to; a region has a page of its own', () => {
  expect(coverageAddress({ theme: 'DATA_COMPETENCE', region: '06' })).toBe('/coverage?theme=DATA_COMPETENCE&region=06');
  expect(coverageAddress({ theme: 'DATA_COMPETENCE', region: 'all' }, '06')).toBe('/coverage/06?theme=DATA_COMPETENCE');
  expect(coverageAddress()).toBe('/coverage');
});
