import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type words from '../../../../schema/imports.fi.json';

type Words = typeof words;

/** The word of the contract for a value: `word('outcome', 'NEW')`; a sentence takes what it needs beside it. */
export function useImportWords() {
  const { t } = useTranslation('importWords');
  return useCallback(
    (group: keyof Words, value: string, params: object = {}): string =>
      (t as (key: string, params: object) => string)(`${group}.${value}`, { ...params, interpolation: { escapeValue: false } }),
    [t],
  );
}
