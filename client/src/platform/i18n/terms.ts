import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type terms from '../../../../schema/terms.fi.json';

type Terms = typeof terms;
export type TermGroup = keyof Terms;

/** The word for a value of one of the domain's lists: `term('stage', 'IN_USE')`. */
export function useTerms() {
  const { t } = useTranslation('terms');
  return useCallback(
    <G extends TermGroup>(group: G, value: keyof Terms[G] & string): string =>
      (t as (key: string) => string)(`${group}.${value}`),
    [t],
  );
}
