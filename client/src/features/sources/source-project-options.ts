import { useQuery } from '@apollo/client/react';
import { graphql } from '../../platform/graphql/generated/gql.ts';

const SourceProjectOptions = graphql(`
  query SourceProjectOptions {
    sourceProjects {
      id
      code
      acronym
    }
  }
`);

/** The earlier projects by the short names they are known by. */
export function useSourceProjectOptions(): { value: string; label: string }[] {
  const { data } = useQuery(SourceProjectOptions);
  return (data?.sourceProjects ?? []).map(({ code, acronym }) => ({ value: code, label: acronym }));
}
