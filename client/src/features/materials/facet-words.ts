import { useTranslation } from 'react-i18next';
import { useSourceProjectOptions } from '../sources/source-project-options.ts';
import { useThemeOptions } from '../sources/theme-options.ts';
import type { FacetName } from './material-address.ts';

/** The word for a value of a facet or of the state, as a person reads it. */
export function useFacetWords(): (name: FacetName | 'state', value: string) => string {
  const { i18n } = useTranslation('terms');
  const themes = useThemeOptions();
  const projects = useSourceProjectOptions();
  const groups: Partial<Record<FacetName | 'state', string>> = {
    kind: 'kind',
    language: 'language',
    provenance: 'provenance',
    stage: 'stage',
    state: 'materialState',
  };
  return (name, value) => {
    const options = name === 'theme' ? themes : name === 'sourceProject' ? projects : [];
    const key = `terms:${groups[name]}.${value}`;
    // Any text can stand in an address; what is no word of ours is shown as it is.
    return (
      options.find((option) => option.value === value)?.label ??
      (i18n.exists(key) ? (i18n.t as (key: string) => string)(key) : value)
    );
  };
}
