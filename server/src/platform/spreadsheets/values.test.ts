import { describe, expect, test } from 'vitest';
import { guessColumns, guessHeader } from './header.ts';
import { addressKey, addressOf, decimalOf, isUnknown, partialDateOf, titleKey } from './values.ts';

test.each([
  ['31.12.2023', '2023-12-31'],
  ['1.2.2023', '2023-02-01'],
  ['1. 2. 2023', '2023-02-01'],
  ['2023-12-31', '2023-12-31'],
  ['2023-12-31 13:30', '2023-12-31'],
  ['2023-12-31T13:30:00Z', '2023-12-31'],
  ['12/2023', '2023-12'],
  ['5.2023', '2023-05'],
  ['2023-5', '2023-05'],
  ['2023', '2023'],
])('%s is the date %s', (text, date) => {
  expect(partialDateOf(text)).toBe(date);
});
test.each(['31.2.2023', '13/2023', '12/31/2023', '31/12/2023', '1.1.23', 'kevät 2023', '2023-2024', '0000', '45291'])(
  '%s is no date',
  (text) => {
    expect(partialDateOf(text)).toBeUndefined();
  },
);

test.each([
  ['1 234,50', '1234.50'],
  ['1\u00a0234\u202f567', '1234567'],
  ['1.234,5', '1234.5'],
  ['1234.5', '1234.5'],
  ['0.125', '0.125'],
  ['−12,5 €', '-12.5'],
])('%s is the number %s', (text, number) => {
  expect(decimalOf(text)).toBe(number);
});
test.each(['1.234', '1,234,567', '12 34', 'noin 5', '1,2,3', '', '1e5', '5 kpl'])('%s is no number that is certain', (text) => {
  expect(decimalOf(text)).toBeUndefined();
});

test.each(['', ' - ', '–', 'n/a', 'N/A', 'ei tiedossa', 'Ei tiedossa', 'okänd', 'unknown'])(
  '%j says that it is not known',
  (text) => {
    expect(isUnknown(text)).toBe(true);
  },
);

test('an address is the same however it was written down', () => {
  const ways = ['https://www.esimerkki.fi/opas/', 'http://Esimerkki.fi/opas', 'www.esimerkki.fi/opas#alku'].map((text) =>
    addressKey(addressOf(text)!),
  );
  expect(new Set(ways)).toEqual(new Set(['esimerkki.fi/opas']));
  for (const text of ['javascript:alert(1)', 'file:///etc/passwd', 'opas.pdf', 'katso wiki', 'https://'])
    expect(addressOf(text)).toBeUndefined();
  expect(titleKey(' Opas:  ”Tiedolla  johtaminen” ')).toBe(titleKey('opas "tiedolla johtaminen"'));
});

describe('columns', () => {
  const fields = [
    { name: 'title', words: ['Aineiston nimi', 'Nimi'] },
    { name: 'kind', words: ['Laji'] },
    { name: 'url', words: ['Verkko-osoite', 'Linkki'] },
  ];
  test('are known by their names, each field in one of them', () => {
    expect(guessColumns(['Nro', 'AINEISTON NIMI *', 'Laji:', 'Linkki (URL)', 'Nimi', 'Verkko-osoite ja tila'], fields)).toEqual([
      null,
      'title',
      'kind',
      'url',
      null,
      null,
    ]);
  });
  test('are named by the row that names the most, below titles', () => {
    const rows = [['Nimi ja laji'], ['Luettelo', '31.12.2023'], ['Nro', 'Nimi', 'Laji'], ['1', 'Opas', 'opas']].map(
      (cells, i) => ({ line: i + 1, cells }),
    );
    expect(guessHeader(rows, fields)?.line).toBe(3);
    expect(guessHeader(rows.slice(3), fields)).toBeUndefined();
  });
});
