import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: ['client/src/**/*.{ts,tsx}', '!client/src/platform/graphql/generated/**'],
  ignoreNoDocuments: true,
  generates: {
    'client/src/platform/graphql/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
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
