import { expect, test as plain, type BrowserContext, type Page } from '@playwright/test';

export const accounts = [
  'coordinator',
  'partner.a',
  'partner.b',
  'finance',
  'signatory.a',
  'officer',
  'auditor',
  'provider',
  'admin',
] as const;
export type Account = (typeof accounts)[number];
export const languages = ['fi', 'sv', 'en'] as const;

/** Signs a browser in through the API: a journey begins where it gets interesting. */
export async function signIn(context: BrowserContext, account: Account) {
  await ask(context, 'mutation ($email: String!) { signIn(email: $email, password: "hankeverkko-demo") { person { id } } }', {
    email: `${account}@demo.test`,
  });
}

/** Asks the API as the browser's person. */
export async function ask(context: BrowserContext, query: string, variables: object = {}) {
  const response = await context.request.post('/graphql', { data: { query, variables } });
  const { data, errors } = await response.json();
  expect(errors).toBeUndefined();
  return data;
}

export const projectOf = async (context: BrowserContext): Promise<string> =>
  (await ask(context, '{ projects { nodes { id } } }')).projects.nodes[0].id;

/** A published material that a provider has not declared yet, and one of its title. */
export async function undeclared(context: BrowserContext): Promise<{ id: string; title: string }> {
  const { materials } = await ask(
    context,
    'query ($projectId: ID!) { materials(projectId: $projectId, first: 100, filter: { stages: [NOT_STARTED] }) { nodes { id title viewerCan { declareAdoption { allowed } } } } }',
    { projectId: await projectOf(context) },
  );
  return materials.nodes.find(
    (material: { viewerCan: { declareAdoption: { allowed: boolean } } }) => material.viewerCan.declareAdoption.allowed,
  );
}

/** Somebody at a browser of their own. */
export const test = plain.extend<{ somebody: (account: Account) => Promise<{ context: BrowserContext; page: Page }> }>({
  somebody: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (account) => {
      const context = await browser.newContext();
      contexts.push(context);
      await signIn(context, account);
      return { context, page: await context.newPage() };
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});
export { expect };
