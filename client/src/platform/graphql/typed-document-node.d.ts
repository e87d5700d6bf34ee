// The generated documents name their type by this package, which Apollo Client brings along but we cannot import. Its whole content, declared.
declare module '@graphql-typed-document-node/core' {
  import type { DocumentNode } from 'graphql';

  export interface DocumentTypeDecoration<Result, Variables> {
    __apiType?: (variables: Variables) => Result;
  }
  export interface TypedDocumentNode<Result = Record<string, unknown>, Variables = Record<string, unknown>>
    extends DocumentNode, DocumentTypeDecoration<Result, Variables> {}
  export type ResultOf<T> = T extends DocumentTypeDecoration<infer Result, infer _Variables> ? Result : never;
  export type VariablesOf<T> = T extends DocumentTypeDecoration<infer _Result, infer Variables> ? Variables : never;
}
