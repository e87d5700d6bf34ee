import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import type { DocumentNode } from 'graphql';

type Generated = DocumentNode & { __meta__: { id: string } };

/**
 * Sends the id of an operation instead of its text: the hub of the same build knows both. A hub of another build says so once,
 * and from then on gets texts.
 */
export function knownLink() {
  const unknown = ({ error }: PersistedQueryLink.RetryFunctionOptions) =>
    CombinedGraphQLErrors.is(error) &&
    error.errors.some(
      ({ extensions }) => (extensions?.['params'] as { problem?: string } | undefined)?.problem === 'PERSISTED_QUERY_NOT_FOUND',
    );
  return new PersistedQueryLink({ generateHash: (query) => (query as Generated).__meta__.id, disable: unknown, retry: unknown });
}
