import type { DocumentNode } from 'graphql';
import type { Plugin } from 'vite';

const generated = './src/platform/graphql/generated/graphql.ts';
const call = /\bgraphql\(\s*`\s*(?:query|mutation|subscription|fragment)\s+(\w+)[^`]*`,?\s*\)/g;

/** The name of what a document is about; the fragments it uses come after it. */
function nameOf({ definitions: [first] }: DocumentNode): string | undefined {
  return first && 'name' in first ? first.name?.value : undefined;
}

/**
 * Puts each GraphQL document where it is used. The generated map holds all of them, and would be loaded whole by the first page;
 * this way a page's documents travel with the page.
 */
export function inlineDocuments(): Plugin {
  const documents = new Map<string | undefined, DocumentNode>();
  return {
    name: 'inline-documents',
    apply: 'build',
    enforce: 'pre',
    async buildStart() {
      const exported = (await import(new URL(generated, import.meta.url).href)) as Record<string, DocumentNode>;
      for (const document of Object.values(exported)) documents.set(nameOf(document), document);
    },
    transform(code, id) {
      if (!id.includes('/client/src/') || !code.includes('/generated/gql.ts')) return undefined;
      return code.replace(call, (_, name: string) => {
        const document = documents.get(name);
        if (!document) throw new Error(`${id}: ${name} is not among the generated documents; run the schema task`);
        return `(${JSON.stringify(document)} as any)`;
      });
    },
  };
}
