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

/** Signs a browser in as somebody new, who declares for an institution: nobody else's journey meets them there. */
export async function join(
  context: BrowserContext,
  { invitedBy, organisationId, email }: { invitedBy: BrowserContext; organisationId: string; email: string },
) {
  await ask(invitedBy, 'mutation ($input: InviteInput!) { invite(input: $input) { id } }', {
    input: { email, organisationId, role: 'EDITOR' },
  });
  const letterOf = async () => {
    const { outbox } = await ask(invitedBy, '{ outbox(first: 100) { nodes { recipient text } } }');
    return outbox.nodes.find(({ recipient }: { recipient: string }) => recipient === email)?.text;
  };
  await expect.poll(letterOf).toBeTruthy();
  await ask(context, 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { person { id } } }', {
    input: { token: /invitation\/([\w-]+)/.exec(await letterOf())![1], name: 'Uusi osatoteuttaja', password: 'hankeverkko-demo' },
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
