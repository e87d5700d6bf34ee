import { expect, test } from 'vitest';
import { code, files, read } from './sources.ts';

test('no file of code is longer than 400 lines', () => {
  expect(code.filter((name) => read(name).split('\n').length > 401)).toEqual([]);
});

test('no folder or file has a name that tells nothing', () => {
  expect(code.filter((name) => /(^|\/)(utils?|helpers?|common|misc|lib)(\/|\.tsx?$)/.test(name))).toEqual([]);
});

test('nothing is put off, skipped or silenced', () => {
  const put = /\b(TODO|FIXME|XXX)\b|\b(?:test|it|describe)\.(?:skip|only|todo)\(|@ts-(?:ignore|nocheck)/;
  expect(code.filter((name) => name !== 'test/house/files.test.ts' && put.test(read(name)))).toEqual([]);
});

test('the repository stands alone: no path of a machine, no host of a registry', () => {
  const text = files.filter(
    (name) => /\.(ts|tsx|mjs|md|json|yaml|yml|html|css|sh)$|^\.ci\/run$/.test(name) && name !== 'pnpm-lock.yaml',
  );
  expect(
    text.filter(
      (name) => name !== 'test/house/files.test.ts' && /\.\.\/shared|\/work\/|registry\.npmjs|\/root\//.test(read(name)),
    ),
  ).toEqual([]);
});
