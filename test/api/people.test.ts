import { beforeAll, describe, expect, test } from 'vitest';
import { Caller, testHub, type TestHub } from '../support/api.ts';
import { until } from '../support/until.ts';
import { ACCEPT, END, INVITE, MEMBERSHIPS, PASSWORD, letterTo, newcomer, organisationId } from './people.fixture.ts';

let hub: TestHub;
let partnerA: string;
let outside: string;
beforeAll(async () => {
  hub = await testHub();
  await hub.startJobs();
  [partnerA, outside] = await Promise.all([
    organisationId(hub, 'Esimerkkiopisto Pirkanmaa'),
    organisationId(hub, 'Esimerkkiopisto Satakunta'),
  ]);
});

describe('an invitation', () => {
  test('reaches its address by letter, is accepted once, and makes somebody who may do what it says, there', async () => {
    const admin = await hub.as('admin');
    const input = { email: 'Uusi.Muokkaaja@Example.org', organisationId: partnerA, role: 'EDITOR', language: 'sv' };
    const { invite } = await admin.data(INVITE, { input });
    expect(invite).toMatchObject({ state: 'OPEN', email: 'uusi.muokkaaja@example.org', role: 'EDITOR' });
    const days = (Date.parse(invite.expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.99);
    expect(days).toBeLessThanOrEqual(7);

    const { subject, text, secret } = await letterTo(hub, invite.email);
    expect(subject).toBe('Inbjudan till Hankeverkko: Esimerkkiopisto Pirkanmaa');
    expect(text).toContain(`/sv/invitation/${secret}`);
    const offer =
      'query ($token: String!) { invitationOffer(token: $token) { email role hasAccount isViewer organisation { nameFi } } }';
    expect((await hub.nobody.data(offer, { token: secret })).invitationOffer).toEqual({
      ...{ email: invite.email, role: 'EDITOR', hasAccount: false, isViewer: false },
      organisation: { nameFi: 'Esimerkkiopisto Pirkanmaa' },
    });

    const person = new Caller(hub.address);
    const accept = { token: secret, name: ' Uusi Muokkaaja ', password: PASSWORD };
    const { acceptInvitation } = await person.data(ACCEPT, { input: accept });
    expect(acceptInvitation).toMatchObject({
      person: { name: 'Uusi Muokkaaja', email: invite.email },
      ...{ organisation: { id: partnerA }, roles: ['EDITOR'] },
    });
    expect(await hub.nobody.refused(ACCEPT, { input: accept })).toEqual({ code: 'NOT_FOUND', params: { field: 'token' } });
    expect((await hub.nobody.data(offer, { token: secret })).invitationOffer).toBeNull();
    const again = new Caller(hub.address);
    await again.signIn(invite.email, PASSWORD);
    expect((await again.data('{ viewer { person { language } } }')).viewer.person.language).toBe('sv');
    expect(await admin.refused(INVITE, { input })).toEqual({
      code: 'BAD_USER_INPUT',
      params: { field: 'email', problem: 'HELD_ALREADY' },
    });
  });

  test('leaves nothing of its secret in the database but a hash', async () => {
    const { rows } = await hub.pool.query(
      `select i.token_hash, o.text from invitation i join outbox_mail o on o.recipient = i.email where i.email = 'uusi.muokkaaja@example.org'`,
    );
    const secret = /invitation\/(\S+)/.exec(rows[0].text)![1]!;
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const { rows: tables } = await hub.pool.query(
      `select json_agg(i)::text || (select json_agg(h)::text from history h) || (select json_agg(j)::text from job j) as everything from invitation i`,
    );
    expect(tables[0].everything).not.toContain(secret);
  });

  test('that was withdrawn, repeated, or has run out opens nothing', async () => {
    const admin = await hub.as('admin');
    const input = { email: 'myohainen@example.org', organisationId: partnerA, role: 'READER' };
    await admin.data(INVITE, { input });
    const first = await letterTo(hub, input.email);
    const { invite } = await admin.data(INVITE, { input });
    const second = await letterTo(hub, input.email, 1);
    const accept = (token: string) => hub.nobody.refused(ACCEPT, { input: { token, name: 'Myöhäinen', password: PASSWORD } });
    expect(await accept(first.secret)).toMatchObject({ code: 'NOT_FOUND' });

    await hub.pool.query(`update invitation set expires_at = clock_timestamp() where id = $1`, [invite.id]);
    expect(await accept(second.secret)).toMatchObject({ code: 'NOT_FOUND' });
    await hub.pool.query(`update invitation set expires_at = clock_timestamp() + interval '1 day' where id = $1`, [invite.id]);
    const withdraw =
      'mutation ($input: WithdrawInvitationInput!) { withdrawInvitation(input: $input) { state viewerCan { withdraw { allowed reason } } } }';
    const take = { input: { id: invite.id, expectedVersion: invite.version } };
    expect((await admin.data(withdraw, take)).withdrawInvitation).toEqual({
      state: 'WITHDRAWN',
      viewerCan: { withdraw: { allowed: false, reason: 'NOT_OPEN' } },
    });
    expect(await admin.refused(withdraw, take)).toMatchObject({ code: 'FORBIDDEN', params: { reason: 'NOT_OPEN' } });
    expect(await accept(second.secret)).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('accepted twice at the same moment makes one account and one session', async () => {
    const admin = await hub.as('admin');
    const email = 'kaksi.kertaa@example.org';
    await admin.data(INVITE, { input: { email, organisationId: partnerA, role: 'FINANCE' } });
    const { secret: token } = await letterTo(hub, email);
    const input = { token, name: 'Kaksi', password: PASSWORD };
    const answers = await Promise.all(Array.from({ length: 4 }, () => new Caller(hub.address).ask(ACCEPT, { input })));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const { rows } = await hub.pool.query(
      `select count(distinct p.id)::int as people, count(s.id)::int as sessions from person p left join session s on s.person_id = p.id where email = $1`,
      [email],
    );
    expect(rows[0]).toEqual({ people: 1, sessions: 1 });
  });

  test('to somebody who has an account asks for its password, unless they are signed in', async () => {
    const admin = await hub.as('admin');
    const { email, person } = await newcomer(hub, { email: 'tuttu@example.org' });
    const input = { email, organisationId: outside, role: 'READER' };
    await admin.data(INVITE, { input });
    const { secret: token } = await letterTo(hub, email, 1);
    expect(await hub.nobody.refused(ACCEPT, { input: { token, name: 'Toinen', password: 'jokin muu salasana' } })).toMatchObject({
      code: 'SIGN_IN_FAILED',
    });
    const { acceptInvitation } = await person.data(ACCEPT, { input: { token } });
    expect(acceptInvitation).toMatchObject({ person: { name: 'Uusi Tulija' }, organisation: { id: outside }, roles: ['READER'] });
  });

  test('is refused where the role is none of that organisation, the address is none, or an auditor has no mandate', async () => {
    const admin = await hub.as('admin');
    const problem = async (more: object) => {
      const input = { email: 'x@example.org', organisationId: partnerA, role: 'EDITOR', ...more };
      const { params } = await admin.refused(INVITE, { input });
      return [params.field, params.problem];
    };
    expect(await problem({ role: 'OFFICER' })).toEqual(['role', 'NOT_IN_THIS_ORGANISATION']);
    for (const email of ['', 'x', 'x@y', 'a@b.fi,c@d.fi', 'Nimi <a@b.fi>', 'a b@c.fi', `a\r\nBcc: c@d.fi`])
      expect(await problem({ email }), email).toEqual([
        'email',
        email ? expect.stringMatching(/NOT_AN_ADDRESS|NOT_TEXT/) : 'REQUIRED',
      ]);
    const auditor = { organisationId: await organisationId(hub, 'Esimerkkitarkastus'), role: 'AUDITOR' };
    const { projects } = await admin.data('{ projects { nodes { id } } }');
    expect(await problem(auditor)).toEqual(['projectId', 'REQUIRED']);
    const projectId = projects.nodes[0].id;
    expect(await problem({ ...auditor, projectId, validUntil: '2024-01-01' })).toEqual(['validUntil', 'IN_THE_PAST']);
    expect(await problem({ projectId })).toEqual(['projectId', 'NOT_FOR_THIS_ROLE']);
    await admin.data(INVITE, {
      input: { email: 'tarkastaja@example.org', ...auditor, projectId, validUntil: '2025-06-30', idempotencyKey: 'k1' },
    });
    const same = { email: 'tarkastaja@example.org', ...auditor, projectId, validUntil: '2025-06-30', idempotencyKey: 'k1' };
    await admin.data(INVITE, { input: same });
    const { invitations } = await admin.data('{ invitations(first: 100) { totalCount nodes { email } } }');
    expect(invitations.nodes.filter(({ email }: any) => email === same.email)).toHaveLength(1);
  });
});

describe('who invites', () => {
  test('a coordinator’s editor invites editors of the partner institutions, and sees their own invitations only', async () => {
    const coordinator = await hub.as('coordinator');
    const reason = async (caller: Caller, organisation: string, role = 'EDITOR') =>
      (await caller.refused(INVITE, { input: { email: 'y@example.org', organisationId: organisation, role } })).params.reason;
    const { invite } = await coordinator.data(INVITE, {
      input: { email: 'osa@example.org', organisationId: partnerA, role: 'EDITOR' },
    });
    expect(await reason(coordinator, partnerA, 'FINANCE')).toBe('NOT_YOURS_TO_INVITE');
    expect(await reason(coordinator, outside)).toBe('NOT_YOURS_TO_INVITE');
    for (const who of ['finance', 'partner.a', 'signatory.a', 'officer', 'auditor', 'provider'] as const) {
      const caller = await hub.as(who);
      expect(await reason(caller, partnerA), who).toBe('NOT_YOURS_TO_INVITE');
      const { viewer, invitations, invitableOrganisations, organisation } = await caller.data(
        `query ($id: ID!) { viewer { viewerCan { invite { allowed reason } } } invitations { totalCount } invitableOrganisations { totalCount } organisation(id: $id) { invitableRoles viewerCan { invite { reason } } } }`,
        { id: partnerA },
      );
      expect(viewer.viewerCan.invite, who).toEqual({ allowed: false, reason: 'NOT_YOURS_TO_INVITE' });
      expect(organisation, who).toEqual({ invitableRoles: [], viewerCan: { invite: { reason: 'NOT_YOURS_TO_INVITE' } } });
      expect([invitations.totalCount, invitableOrganisations.totalCount], who).toEqual([0, 0]);
    }
    const theirs = await coordinator.data(
      `query ($id: ID!) { organisation(id: $id) { invitableRoles viewerCan { invite { allowed } } } invitations { nodes { id } } invitableOrganisations(search: "pirkanmaa") { nodes { id } } }`,
      { id: partnerA },
    );
    expect(theirs.organisation).toEqual({ invitableRoles: ['EDITOR'], viewerCan: { invite: { allowed: true } } });
    expect(theirs.invitations.nodes).toEqual([{ id: invite.id }]);
    expect(theirs.invitableOrganisations.nodes).toContainEqual({ id: partnerA });
  });

  test('an address is seen by its owner and the administrator; a name by the project', async () => {
    const query = '{ people(first: 100, filter: { search: "koordinaattori" }) { nodes { name email memberships { role } } } }';
    const seen = async (who: Parameters<TestHub['as']>[0]) =>
      (await (await hub.as(who)).data(query)).people.nodes.find(({ name }: any) => name === 'Koordinaattori');
    expect(await seen('partner.a')).toEqual({ name: 'Koordinaattori', email: null, memberships: [{ role: 'EDITOR' }] });
    expect(await seen('coordinator')).toMatchObject({ email: 'coordinator@demo.test' });
    expect(await seen('admin')).toMatchObject({ email: 'coordinator@demo.test' });
    expect(await seen('provider')).toBeUndefined();
    const search = '{ people(filter: { search: "coordinator2@" }) { totalCount } }';
    expect((await (await hub.as('partner.a')).data(search)).people.totalCount).toBe(0);
    expect((await (await hub.as('admin')).data(search)).people.totalCount).toBe(1);
  });
});

describe('a role', () => {
  test('that is changed holds at the next request of an open session', async () => {
    const { admin, person, membership } = await newcomer(hub, { email: 'vaihtuva@example.org' });
    const can = async () => {
      const { materials } = await person.data(
        '{ materials(first: 1) { nodes { viewerCan { declareAdoption { allowed reason } } } } }',
      );
      return materials.nodes[0].viewerCan.declareAdoption;
    };
    expect(await can()).toMatchObject({ allowed: true });
    const change = 'mutation ($input: ChangeMembershipInput!) { changeMembership(input: $input) { role version } }';
    const input = { id: membership.id, expectedVersion: membership.version, role: 'READER' };
    expect((await admin.data(change, { input })).changeMembership).toMatchObject({ role: 'READER' });
    expect(await can()).toMatchObject({ allowed: false, reason: 'ROLE_CANNOT_EDIT' });
    expect(await admin.refused(change, { input: { ...input, role: 'FINANCE' } })).toMatchObject({ code: 'CONFLICT' });
    const refused = (role: string) =>
      admin.refused(change, { input: { ...input, expectedVersion: input.expectedVersion + 1, role } });
    expect(await refused('READER')).toMatchObject({ params: { field: 'role', problem: 'HELD_ALREADY' } });
    expect(await refused('ADMINISTRATOR')).toMatchObject({ params: { problem: 'NOT_IN_THIS_ORGANISATION' } });
  });

  test('is changed back to one that has ended, and not to one that is held', async () => {
    const { admin, membership, email } = await newcomer(hub, { email: 'palaava@example.org' });
    const change = 'mutation ($input: ChangeMembershipInput!) { changeMembership(input: $input) { id role version } }';
    await admin.data(INVITE, { input: { email, organisationId: partnerA, role: 'READER' } });
    const { secret: token } = await letterTo(hub, email, 1);
    await hub.nobody.data(ACCEPT, { input: { token, password: PASSWORD } });
    const roles = async () => (await admin.data(MEMBERSHIPS, { search: email })).people.nodes[0].memberships;
    const reader = (await roles()).find(({ role }: any) => role === 'READER');
    const input = { id: membership.id, expectedVersion: membership.version, role: 'READER' };
    expect(await admin.refused(change, { input })).toMatchObject({ params: { field: 'role', problem: 'HELD_ALREADY' } });
    await admin.data(END, { input: { id: reader.id, expectedVersion: reader.version } });
    expect((await admin.data(change, { input })).changeMembership).toMatchObject({ id: membership.id, role: 'READER' });
    expect((await roles()).map(({ id, role }: any) => [id, role])).toEqual([[membership.id, 'READER']]);
  });

  test('becomes the same as another one once, when two do it at the same moment', async () => {
    const { admin, membership, email } = await newcomer(hub, { email: 'kahdesti@example.org' });
    await admin.data(INVITE, { input: { email, organisationId: partnerA, role: 'FINANCE' } });
    const { secret: token } = await letterTo(hub, email, 1);
    await hub.nobody.data(ACCEPT, { input: { token, password: PASSWORD } });
    const { people } = await admin.data(MEMBERSHIPS, { search: email });
    const finance = people.nodes[0].memberships.find(({ role }: any) => role === 'FINANCE');
    const change = 'mutation ($input: ChangeMembershipInput!) { changeMembership(input: $input) { role } }';
    const together = async (role: string, ...those: { id: string; version: number }[]) => {
      const asked = those.map(({ id, version }) => admin.ask(change, { input: { id, expectedVersion: version, role } }));
      const refused = (await Promise.all(asked)).map(({ errors }) => errors?.[0]!.extensions);
      return refused.map((one) => one?.params.problem ?? one?.code ?? 'yes').toSorted((a, b) => (a < b ? -1 : 1));
    };
    expect(await together('READER', membership, finance)).toEqual(['HELD_ALREADY', 'yes']);
    const held = (await admin.data(MEMBERSHIPS, { search: email })).people.nodes[0].memberships;
    const other = held.find(({ role }: any) => role !== 'READER');
    expect(await together('SIGNATORY', other, other)).toEqual(['CONFLICT', 'yes']);
  });

  test('that is ended silences an open socket and ends the session at once, and may be given again', async () => {
    const { admin, person, email, membership } = await newcomer(hub, { email: 'lahtija@example.org' });
    const { projects } = await person.data('{ projects { nodes { id } } }');
    const socket = await person.socket();
    const subscription = socket.follow(projects.nodes[0].id);
    await subscription.next();
    const begun = Date.now();
    await admin.data(END, { input: { id: membership.id, expectedVersion: membership.version } });
    expect(await socket.closed).toBe(4401);
    expect(Date.now() - begun).toBeLessThan(2_000);
    expect((await person.data('{ viewer { roles } }')).viewer).toBeNull();
    expect(
      await hub.nobody.refused('mutation ($e: String!, $p: String!) { signIn(email: $e, password: $p) { roles } }', {
        ...{ e: email, p: PASSWORD },
      }),
    ).toMatchObject({ code: 'SIGN_IN_FAILED' });
    const { people } = await admin.data(MEMBERSHIPS, { search: email });
    expect(people.nodes[0].memberships).toEqual([]);

    await admin.data(INVITE, { input: { email, organisationId: partnerA, role: 'EDITOR' } });
    const { secret: token } = await letterTo(hub, email, 1);
    const { acceptInvitation } = await new Caller(hub.address).data(ACCEPT, { input: { token, password: PASSWORD } });
    expect(acceptInvitation.roles).toEqual(['EDITOR']);
  });

  test('is changed and ended by an administrator, and never by its owner', async () => {
    const admin = await hub.as('admin');
    const own = (await admin.data(MEMBERSHIPS, { search: 'admin@demo.test' })).people.nodes[0].memberships[0];
    expect(own.viewerCan).toEqual({
      change: { allowed: false, reason: 'OWN_ROLE' },
      end: { allowed: false, reason: 'OWN_ROLE' },
    });
    expect(await admin.refused(END, { input: { id: own.id, expectedVersion: own.version } })).toMatchObject({
      params: { reason: 'OWN_ROLE' },
    });
    const coordinator = await hub.as('coordinator');
    const other = (await coordinator.data(MEMBERSHIPS, { search: 'Osatoteuttaja A' })).people.nodes[0].memberships[0];
    expect(other.viewerCan.end).toEqual({ allowed: false, reason: 'NOT_AN_ADMINISTRATOR' });
    expect(await coordinator.refused(END, { input: { id: other.id, expectedVersion: other.version } })).toMatchObject({
      params: { reason: 'NOT_AN_ADMINISTRATOR' },
    });
    expect(
      await (await hub.as('provider')).refused(END, { input: { id: other.id, expectedVersion: other.version } }),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

test('two administrators who end each other at the same moment: one of them stays', async () => {
  const place = { at: 'Hankeverkon ylläpito', role: 'ADMINISTRATOR' };
  const [one, other] = [
    await newcomer(hub, { email: 'yllapito1@example.org', ...place }),
    await newcomer(hub, { email: 'yllapito2@example.org', ...place }),
  ];
  const holder = await hub.pool.connect();
  await holder.query('begin');
  await holder.query('select from membership where id = any($1) for update', [[one.membership.id, other.membership.id]]);
  const end = (caller: Caller, { id, version }: any) => caller.ask(END, { input: { id, expectedVersion: version } });
  const ends = [end(one.person, other.membership), end(other.person, one.membership)];
  await until('both wait for a lock', async () => {
    const { rows } = await hub.pool.query(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows[0].n === 2;
  });
  await holder.query('commit');
  holder.release();
  const codes = (await Promise.all(ends)).map(({ errors }) => errors?.[0]?.extensions);
  expect(codes.filter((code) => !code)).toHaveLength(1);
  expect(codes.find((code) => code)).toMatchObject({ code: 'FORBIDDEN', params: { reason: 'NOT_AN_ADMINISTRATOR' } });
});

test('all of it stands in the hub’s history, without a name or an address', async () => {
  const { rows } = await hub.pool.query(
    `select kind, facts::text as facts from history where stream = '00000000-0000-0000-0000-000000000000'`,
  );
  expect([...new Set(rows.map(({ kind }) => kind))]).toEqual(
    expect.arrayContaining([
      ...['invitation.accepted', 'invitation.sent', 'invitation.withdrawn', 'membership.changed', 'membership.ended'],
      ...['membership.granted', 'session.ended', 'session.started'],
    ]),
  );
  expect(rows.filter(({ facts }) => /@|example|Uusi|Kaksi/.test(facts))).toEqual([]);
  expect((await hub.pool.query('select * from history_verify()')).rows).toEqual([]);
});
