import { addTypenameToDocument } from '@apollo/client/utilities';
import type { CodegenConfig } from '@graphql-codegen/cli';
import type { DocumentNode } from 'graphql';

const asSent = <File extends { document?: DocumentNode }>(file: File) =>
  file.document ? { ...file, document: addTypenameToDocument(file.document) } : file;

const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: ['client/src/**/*.{ts,tsx}', '!client/src/platform/graphql/generated/**'],
  ignoreNoDocuments: true,
  generates: {
    'client/src/platform/graphql/generated/': {
      preset: 'client',
      // The client asks by the hash of a text that the hub knows from the build: the text is the one that the cache would send.
      documentTransforms: [{ transform: ({ documents }) => documents.map(asSent) }],
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256', hashPropertyName: 'id' } },
      config: {
        importExtension: '.ts',
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        inlineFragmentTypes: 'mask',
        customDirectives: { apolloUnmask: true },
        scalars: {
          ID: 'string',
          Cursor: 'string',
          Date: 'string',
          DateTime: 'string',
          JSON: 'Record<string, unknown>',
          Money: 'string',
          PartialDate: 'string',
        },
      },
    },
  },
};
export default config;
