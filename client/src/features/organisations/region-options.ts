import { useQuery } from '@apollo/client/react';
import { language, localName } from '../../platform/i18n/language.ts';
import { graphql } from '../../platform/graphql/generated/gql.ts';

const RegionOptions = graphql(`
  query RegionOptions {
    regions {
      id
      code
      nameFi
      nameSv
      nameEn
      contactArea
      counted
    }
  }
`);

/** The regions by the name of the language shown, in its alphabet. */
export function useRegionOptions(): { value: string; label: string; counted: boolean; contactArea: string | null }[] {
  const { data } = useQuery(RegionOptions, { fetchPolicy: 'cache-first' });
  return (data?.regions ?? [])
    .map((region) => ({ value: region.code, label: localName(region), counted: region.counted, contactArea: region.contactArea }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
}
