import { expect, test } from 'vitest';
import { errorCodes, reasonCodes } from '../../schema/errors.ts';
import { code, files, read } from './sources.ts';

const languages = ['fi', 'sv', 'en'];
const catalogues = [
  ...new Set(
    files
      .filter((name) => /^(client|server)\/.*\.(fi|sv|en)\.json$/.test(name))
      .map((name) => name.replace(/\.(fi|sv|en)\.json$/, '')),
  ),
];
const words = (catalogue: string, language: string) => flat(JSON.parse(read(`${catalogue}.${language}.json`)));

function flat(tree: Record<string, unknown>, path = ''): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(tree).map(([key, value]) =>
      typeof value === 'string' ? { [path + key]: value } : flat(value as Record<string, unknown>, `${path}${key}.`),
    ),
  );
}

test('there are catalogues', () => {
  expect(catalogues.length).toBeGreaterThan(5);
});

test.each(catalogues)('%s says everything in three languages, with the same values in it', (catalogue) => {
  const [fi, ...others] = languages.map((language) => words(catalogue, language));
  for (const other of others) {
    expect(Object.keys(other!).sort()).toEqual(Object.keys(fi!).sort());
    for (const [key, text] of Object.entries(fi!)) {
      expect(text.trim(), key).not.toBe('');
      expect(other![key]!.trim(), key).not.toBe('');
      const values = (sentence: string) => [...new Set(sentence.match(/\{\{[^}]+\}\}/g))].sort();
      // A plural form may leave out its number, but nothing may be invented.
      if (!/_(one|other)$/.test(key)) expect(values(other![key]!), key).toEqual(values(text));
    }
  }
});

test('every code of an error and of a reason has its words', () => {
  const all = catalogues.flatMap((catalogue) => Object.keys(words(catalogue, 'fi')));
  const missing = [...errorCodes, ...reasonCodes].filter((listed) => !all.some((key) => key.endsWith(listed)));
  expect(missing).toEqual([]);
});

test('no word for a person stands in the code of a page', () => {
  const pages = code.filter((name) => /^client\/src\/(features|app|ui)\/.*\.tsx$/.test(name) && !name.includes('.test.'));
  const spoken = pages.flatMap((name) =>
    [...read(name).matchAll(/>\s*([A-ZÅÄÖa-zåäö][a-zåäö]+(?: [a-zåäö]+)+[.!?]?)\s*</g)].map(([, text]) => `${name}: ${text}`),
  );
  expect(spoken).toEqual([]);
});

test('the open catalogue calls kinds and languages as the app does', () => {
  for (const language of languages) {
    const [catalogue, terms] = ['server/src/features/catalogue/catalogue', 'client/src/platform/i18n/terms'].map((name) =>
      JSON.parse(read(`${name}.${language}.json`)),
    );
    expect([catalogue.kind, catalogue.language]).toEqual([terms.kind, terms.language]);
  }
});
