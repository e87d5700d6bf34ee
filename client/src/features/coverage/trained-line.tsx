import { useQuery } from '@apollo/client/react';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { TrainedSum } from '../adoptions/trained-sum.tsx';

const TrainedLineQuery = graphql(`
  query TrainedLine($projectId: ID!) {
    project(id: $projectId) {
      id
      personsTrained {
        persons
        adoptions
      }
    }
  }
`);

/** Persons trained in the whole project, as far as the reader may read the evidence. */
export function TrainedLine({ projectId }: { projectId: string }) {
  const { data, refetch } = useQuery(TrainedLineQuery, { variables: { projectId } });
  useLiveRefetch(projectId, ['adoption.'], refetch);
  return data?.project ? <TrainedSum sum={data.project.personsTrained} to="/adoptions?trained=yes" /> : null;
}
