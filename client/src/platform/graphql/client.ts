import { ApolloClient } from '@apollo/client';
import { InMemoryCache } from '@apollo/client/cache';
import { ApolloLink } from '@apollo/client/link';
import { ErrorLink } from '@apollo/client/link/error';
import { HttpLink } from '@apollo/client/link/http';
import { OperationTypeNode } from 'graphql';
import { failureOf } from '../errors/failure.ts';
import { pagesOf } from './connection.policy.ts';
import { knownLink } from './known.link.ts';
import { resumingLink, type LineState } from './resuming.link.ts';
import { openSocket, pause } from './socket.ts';

type Parts = { onLine: (state: LineState) => void; onSignedOut: () => void };

/** The one way to the server: requests by HTTP, subscriptions by a socket that resumes. */
export function createGraphQLClient({ onLine, onSignedOut }: Parts) {
  const signedOut = new ErrorLink(({ error, operation }) => {
    // The sign-in itself is refused in place.
    if (failureOf(error).code === 'UNAUTHENTICATED' && operation.operationName !== 'SignIn') onSignedOut();
  });
  const http = new HttpLink({ uri: '/graphql', credentials: 'same-origin', headers: { 'apollo-require-preflight': '1' } });
  const live = resumingLink({
    client: openSocket(),
    pause,
    onState: (state) => (state === 'ended' ? onSignedOut() : onLine(state)),
  });
  return new ApolloClient({
    link: signedOut.concat(
      ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, live, knownLink().concat(http)),
    ),
    cache: new InMemoryCache({
      possibleTypes: { HistorySubject: ['Adoption', 'Comment', 'Material', 'Organisation', 'Partnership', 'Person', 'Project'] },
      typePolicies: {
        Query: {
          fields: {
            projects: pagesOf([]),
            organisations: pagesOf(['filter']),
            materials: pagesOf(['projectId', 'filter']),
            adoptions: pagesOf(['projectId', 'filter']),
            comments: pagesOf(['materialId', 'materialVersionId']),
            coverageProviders: pagesOf(['projectId', 'theme', 'asOf', 'standing', 'regions', 'regionUnknown']),
            history: pagesOf(['projectId', 'subjectId']),
            notifications: pagesOf(['filter']),
            people: pagesOf(['filter']),
            invitations: pagesOf(['filter']),
            harvests: pagesOf([]),
            outbox: pagesOf([]),
            imports: pagesOf(['target']),
          },
        },
        Import: { fields: { rows: pagesOf(['outcomes']) } },
        // One of each: without ids of their own they are told apart by where they stand.
        Installation: { keyFields: [] },
        Viewer: { keyFields: [] },
        ProjectFigures: { merge: true },
        ViewerAbilities: { merge: true },
        MaterialAbilities: { merge: true },
        ProjectAbilities: { merge: true },
        CommentAbilities: { merge: true },
        VersionAbilities: { merge: true },
        AdoptionAbilities: { merge: true },
        Action: { merge: true },
      },
    }),
    dataMasking: true,
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  });
}
