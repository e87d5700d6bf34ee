import { describe, expect, test } from 'vitest';
import { Caller, testHub } from '../support/api.ts';
import { PASSWORD, newcomer } from './people.fixture.ts';

const hub = await testHub();
await hub.startJobs();
const SIGN_IN = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { roles } }';

describe('a value that is not of its type', () => {
  test.each([
    '{ organisations(first: 1, after: "ä") { nodes { id } } }',
    '{ organisations(first: 1, after: "") { nodes { id } } }',
    '{ organisations(first: 1, after: 5) { nodes { id } } }',
    '{ organisations(first: "1") { nodes { id } } }',
    '{ organisations(filter: { kinds: [NOTHING] }) { nodes { id } } }',
    'mutation { createApiToken(input: { name: "x", expiresAt: "tomorrow" }) { token } }',
    'mutation { createApiToken(input: { name: "x", expiresAt: 5 }) { token } }',
    'mutation { invite(input: { email: "x", organisationId: "x", role: AUDITOR, validUntil: "2024-02-30" }) { id } }',
    'mutation { invite(input: { email: "x", organisationId: "x", role: AUDITOR, validUntil: 7 }) { id } }',
  ])('is the caller’s to mend: %s', async (query) => {
    expect(await hub.nobody.ask(query)).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  test.each([
    ['query ($v: Cursor) { organisations(first: 1, after: $v) { nodes { id } } }', ['ä', '', 5, [], {}, true]],
    ['query ($v: Int) { organisations(first: $v) { nodes { id } } }', ['1', 1.5, 2 ** 40, {}]],
    ['mutation ($v: DateTime) { createApiToken(input: { name: "x", expiresAt: $v }) { token } }', ['', 'tomorrow', {}, [1]]],
    [
      'mutation ($v: Date) { invite(input: { email: "x", organisationId: "x", role: AUDITOR, validUntil: $v }) { id } }',
      ['', '2024-02-30', 5, {}],
    ],
  ])('is so as a variable, too: %s', async (query, values) => {
    for (const v of values)
      expect((await hub.nobody.ask(query, { v })).errors, JSON.stringify(v)).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT' } },
      ]);
  });

  test('is so on a socket, also where a stream is to be followed', async () => {
    const { client } = await (await hub.as('partner.a')).socket();
    for (const after of ['ä', '', 5]) {
      const events = 'subscription ($id: ID!, $after: Cursor) { projectEvents(projectId: $id, after: $after) { cursor } }';
      const { value } = await client.iterate({ query: events, variables: { id: 'x', after } }).next();
      expect(value.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  test('such as a text with NUL is so, wherever it stands', async () => {
    for (const [email, password] of [
      ['a\u0000@example.org', 'x'],
      ['a@example.org', 'x\u0000'],
    ])
      expect(await hub.nobody.ask(SIGN_IN, { email, password })).toMatchObject({
        errors: [{ extensions: { code: expect.stringMatching(/^(BAD_USER_INPUT|SIGN_IN_FAILED)$/) } }],
      });
    const reset = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) }';
    expect(await hub.nobody.refused(reset, { input: { token: '\u0000', newPassword: PASSWORD } })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('a letter with marks is the same letter, in however many signs it was sent', () => {
  test('when it is sought', async () => {
    const found = async (search: string) =>
      (await hub.nobody.data('query ($search: String) { organisations(filter: { search: $search }) { totalCount } }', { search }))
        .organisations.totalCount;
    const whole = await found('Österbotten');
    expect(whole).toBeGreaterThan(0);
    expect(await found('Österbotten'.normalize('NFD'))).toBe(whole);
  });

  test('when it is kept', async () => {
    const partner = await hub.as('partner.a');
    const create = 'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { apiToken { name } } }';
    const { createApiToken } = await partner.data(create, { input: { name: 'Äänekoski'.normalize('NFD') } });
    expect(createApiToken.apiToken.name).toBe('Äänekoski'.normalize('NFC'));

    const { materials } = await partner.data(
      '{ materials(first: 100, filter: { stages: [NOT_STARTED] }) { nodes { id viewerCan { declareAdoption { allowed } } } } }',
    );
    const { id } = materials.nodes.find(({ viewerCan }: any) => viewerCan.declareAdoption.allowed);
    const { declareAdoption } = await partner.data(
      'mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { declarations { evidence { responsible } } } }',
      { input: { materialId: id, expectedVersion: 0, stage: 'AWARE', responsible: 'Äiti'.normalize('NFD') } },
    );
    expect(declareAdoption.declarations[0].evidence.responsible).toBe('Äiti'.normalize('NFC'));
  });

  test('and so is the end of a line', async () => {
    const partner = await hub.as('partner.a');
    const { materials } = await partner.data('{ materials(first: 1) { nodes { id } } }');
    const { reportProblem } = await partner.data(
      'mutation ($input: ReportProblemInput!) { reportProblem(input: $input) { text } }',
      { input: { materialId: materials.nodes[0].id, kind: 'OTHER', text: 'yksi\r\nkaksi\rkolme\nneljä\r' } },
    );
    expect(reportProblem.text).toBe('yksi\nkaksi\nkolme\nneljä');
  });

  test('when it is in a password; one that was kept before this was so still opens', async () => {
    const { email } = await newcomer(hub, { email: 'merkki@example.org' });
    const { person } = { person: new Caller(hub.address) };
    await person.signIn(email, PASSWORD);
    const word = 'pitkä ja äänekäs';
    await person.data('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { roles } }', {
      input: { currentPassword: PASSWORD, newPassword: word.normalize('NFD') },
    });
    for (const form of ['NFC', 'NFD']) await new Caller(hub.address).signIn(email, word.normalize(form));

    const { hash } = await import('@node-rs/argon2');
    await hub.pool.query('update person set password_hash = $1 where email = $2', [await hash(word.normalize('NFD')), email]);
    await new Caller(hub.address).signIn(email, word.normalize('NFD'));
  });
});
