import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { localName } from '../../platform/i18n/language.ts';

const ThemeOptions = graphql(`
  query ThemeOptions {
    themes {
      id
      code
      position
      nameFi
      nameSv
      nameEn
    }
  }
`);

/** The themes, in their order: the same list until the themes change, for what is derived from it. */
export function useThemeOptions(): { value: string; label: string }[] {
  const { data } = useQuery(ThemeOptions);
  return useMemo(() => (data?.themes ?? []).map((theme) => ({ value: theme.code, label: localName(theme) })), [data]);
}
