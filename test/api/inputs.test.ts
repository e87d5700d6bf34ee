import { expect, test } from 'vitest';
import { testHub } from '../support/api.ts';

const hub = await testHub();
const CREATE = 'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { apiToken { id } } }';
const INVITE = 'mutation ($input: InviteInput!) { invite(input: $input) { id version } }';

test('half of a surrogate pair is refused wherever it stands, over HTTP and on a socket: it would be kept as another letter', async () => {
  const partner = await hub.as('partner.a');
  const inputs = [{ name: 'a\ud800' }, { name: 'a', scope: '\udc00' }, { 'a\udc00': 'a' }, [['\ud800']]];
  const socket = await partner.socket();
  for (const input of inputs) {
    expect(await partner.refused(CREATE, { input })).toEqual({
      code: 'BAD_USER_INPUT',
      params: { field: 'variables', problem: 'NOT_TEXT' },
    });
    const onSocket = socket.client.iterate({ query: CREATE, variables: { input } }).next();
    await expect(onSocket).rejects.toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', params: { problem: 'NOT_TEXT' } } }]);
  }
  expect(await partner.data(CREATE, { input: { name: '🙂' } })).toBeTruthy();
});

test.each([
  ['a space of no width', '\u200b'],
  ['soft hyphens', '\u00ad\u00ad'],
  ['marks of direction', '\u200e \u202b'],
  ['a joiner and a mark of byte order', '\u2060\ufeff'],
  ['letters that are drawn as nothing', '\u3164\u2800'],
])('a name of which nobody sees anything is none: %s', async (_what, name) => {
  const partner = await hub.as('partner.a');
  const required = (field: string) => ({ code: 'BAD_USER_INPUT', params: { field, problem: 'REQUIRED' } });
  expect(await partner.refused(CREATE, { input: { name } })).toEqual(required('name'));
  const { projects, themes } = await partner.data('{ projects { nodes { id } } themes { code } }');
  const material = {
    projectId: projects.nodes[0].id,
    theme: themes[0].code,
    kind: 'GUIDE',
    url: 'https://example.org',
    linkOnly: true,
  };
  const MAKE = 'mutation ($input: CreateMaterialInput!) { createMaterial(input: $input) { licence description } }';
  expect(await partner.refused(MAKE, { input: { ...material, title: name } })).toEqual(required('title'));
  const made = await partner.data(MAKE, { input: { ...material, title: `Opas${name}`, licence: name, description: name } });
  expect(made.createMaterial).toEqual({ licence: null, description: null });
});

test('an id is taken in either case by every change', async () => {
  const partner = await hub.as('partner.a');
  const { createApiToken } = await partner.data(CREATE, { input: { name: 'Isoin kirjaimin' } });
  const id = createApiToken.apiToken.id.toUpperCase();
  await partner.data('mutation ($id: ID!) { revokeApiToken(input: { id: $id }) { revokedAt } }', { id });

  const admin = await hub.as('admin');
  const { viewer } = await partner.data('{ viewer { organisation { id } memberships { organisation { id } } } }');
  const organisationId = viewer.organisation.id.toUpperCase();
  const { invite } = await admin.data(INVITE, { input: { email: 'uusi@esimerkki.test', organisationId, role: 'READER' } });
  const withdrawn = { id: invite.id.toUpperCase(), version: invite.version };
  await admin.data(
    'mutation ($id: ID!, $version: Int!) { withdrawInvitation(input: { id: $id, expectedVersion: $version }) { state } }',
    withdrawn,
  );

  await partner.data('mutation ($id: ID!) { switchOrganisation(input: { organisationId: $id }) { organisation { id } } }', {
    id: viewer.memberships.at(-1).organisation.id.toUpperCase(),
  });
});

test('an empty id is an id of nothing, not one that was left out', async () => {
  const partner = await hub.as('partner.a');
  const { materials } = await partner.data(
    '{ materials(first: 100) { nodes { id ownAdoption { version } viewerCan { declareAdoption { allowed } } } } }',
  );
  const { id, ownAdoption } = materials.nodes.find(({ viewerCan }: any) => viewerCan.declareAdoption.allowed);
  const declare = (more: object) => {
    const input = {
      materialId: id,
      expectedVersion: ownAdoption?.version ?? 0,
      stage: 'AWARE',
      reason: 'Koe',
      note: 'Koe',
      ...more,
    };
    return partner.refused('mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { id } }', { input });
  };
  expect(await declare({ materialVersionId: '' })).toEqual({ code: 'NOT_FOUND', params: { field: 'materialVersionId' } });
  expect(await declare({ organisationId: '' })).toEqual({ code: 'FORBIDDEN', params: { reason: 'NOT_YOUR_ORGANISATION' } });
});
