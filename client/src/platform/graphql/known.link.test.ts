import { ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client';
import { of } from 'rxjs';
import { expect, test } from 'vitest';
import { knownLink } from './known.link.ts';

const refused = { errors: [{ message: 'BAD_USER_INPUT', extensions: { params: { problem: 'PERSISTED_QUERY_NOT_FOUND' } } }] };

function clientOf(answers: readonly ApolloLink.Result[]) {
  const sent: { withText: boolean; id: unknown }[] = [];
  const hub = new ApolloLink((operation) => {
    const { includeQuery } = operation.getContext()['http'] ?? {};
    const { persistedQuery } = operation.extensions as { persistedQuery?: { sha256Hash: string } };
    sent.push({ withText: includeQuery !== false, id: persistedQuery?.sha256Hash });
    return of(answers[sent.length - 1]!);
  });
  const client = new ApolloClient({ link: knownLink().concat(hub), cache: new InMemoryCache() });
  const query = { ...gql('query Themes { themes { __typename id } }'), __meta__: { id: 'sha256:abc' } };
  return { sent, ask: () => client.query({ query, fetchPolicy: 'no-cache' }) };
}

test('an operation is asked for by its id', async () => {
  const { sent, ask } = clientOf([{ data: { themes: [] } }]);
  await ask();
  expect(sent).toEqual([{ withText: false, id: 'sha256:abc' }]);
});

test('a hub of another build gets the text, and is not asked by id again', async () => {
  const { sent, ask } = clientOf([refused, { data: { themes: [] } }, { data: { themes: [] } }] as ApolloLink.Result[]);
  expect((await ask()).data).toEqual({ themes: [] });
  await ask();
  expect(sent).toEqual([
    { withText: false, id: 'sha256:abc' },
    { withText: true, id: undefined },
    { withText: true, id: undefined },
  ]);
});
