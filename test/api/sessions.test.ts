import { expect, test } from 'vitest';
import { Caller, testHub } from '../support/api.ts';
import { ACCEPT, INVITE, PASSWORD, letterTo, newcomer, organisationId } from './people.fixture.ts';

const hub = await testHub();
await hub.startJobs();
const open = async (email: string) =>
  (
    await hub.pool.query(
      'select count(*)::int as n from session s join person p on p.id = s.person_id where p.email = $1 and s.ended_at is null',
      [email],
    )
  ).rows[0].n;

test('a socket on which nothing was asked yet is closed with its session or token, too', async () => {
  const { person } = await newcomer(hub, { email: 'vaitelias@example.org' });
  const create = 'mutation { createApiToken(input: { name: "Hiljainen" }) { token apiToken { id } } }';
  const { createApiToken } = await person.data(create);
  const ofToken = await new Caller(hub.address, `Bearer ${createApiToken.token}`).socket();
  const ofSession = await person.socket();
  await Promise.all([ofToken, ofSession].map(({ client }) => new Promise((done) => client.on('connected', done))));
  await person.data('mutation ($id: ID!) { revokeApiToken(input: { id: $id }) { id } }', { id: createApiToken.apiToken.id });
  expect(await ofToken.closed).toBe(4401);
  await person.data('mutation { signOut }');
  expect(await ofSession.closed).toBe(4401);
});

test('signing out on a socket, which cannot clear a cookie, ends nothing', async () => {
  const { person, email } = await newcomer(hub, { email: 'pysyva@example.org' });
  const { client } = await person.socket();
  const { value } = await client.iterate({ query: 'mutation { signOut }' }).next();
  expect(value.errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', params: { problem: 'NOT_ON_A_SOCKET' } });
  expect(await open(email)).toBe(1);
});

test('who signs in or accepts an invitation in the place of somebody leaves no session of theirs open', async () => {
  const { person, email, admin } = await newcomer(hub, { email: 'edellinen@example.org' });
  await person.signIn(email, PASSWORD);
  expect(await open(email)).toBe(1);
  const next = 'seuraava@example.org';
  const input = { email: next, organisationId: await organisationId(hub, 'Esimerkkiopisto Pirkanmaa'), role: 'EDITOR' };
  await admin.data(INVITE, { input });
  const { secret: token } = await letterTo(hub, next);
  await person.data(ACCEPT, { input: { token, name: 'Seuraava', password: PASSWORD } });
  expect(await open(email)).toBe(0);
  await person.signIn('officer@demo.test');
  expect(await open(next)).toBe(0);
});

test('a wrong password leaves the session as it was', async () => {
  const { person, email } = await newcomer(hub, { email: 'erehtyja@example.org' });
  const wrong = 'mutation ($email: String!) { signIn(email: $email, password: "jokin muu") { roles } }';
  expect(await person.refused(wrong, { email })).toMatchObject({ code: 'SIGN_IN_FAILED' });
  expect(await open(email)).toBe(1);
});

test('every night what is past its use goes: kept answers, and sessions and resets that ended long ago', async () => {
  const { person, id } = await newcomer(hub, { email: 'siivottava@example.org' });
  const marks = ['31 days', '29 days'].map((age) => `interval '${age}'`);
  for (const [i, age] of marks.entries())
    await hub.pool.query(`insert into idempotency (person, key, body_hash, at) values ($1, $2, '', clock_timestamp() - ${age})`, [
      ...[id, `k${i}`],
    ]);
  for (const age of ['91 days', '89 days'])
    await hub.pool.query(
      `with ages as (select clock_timestamp() - interval '${age}' as at), organisation as (select organisation_id as of from membership where person_id = $1 limit 1),
         a as (insert into session (token_hash, person_id, organisation_id, expires_at) select sha256('expired ${age}'), $1, "of", at from ages, organisation),
         b as (insert into session (token_hash, person_id, organisation_id, expires_at, ended_at) select sha256('ended ${age}'), $1, "of", at + interval '1 hour', at from ages, organisation)
       insert into password_reset (person_id, expires_at) select $1, at from ages`,
      [id],
    );
  const left = async () => {
    const counted = await hub.pool.query(
      `select (select count(*)::int from idempotency where person = $1) as keys, (select count(*)::int from session where person_id = $1) as sessions,
              (select count(*)::int from password_reset where person_id = $1) as resets`,
      [id],
    );
    return counted.rows[0];
  };
  expect(await left()).toEqual({ keys: 2, sessions: 5, resets: 2 });
  const { rowCount } = await hub.pool.query(
    `update job set run_at = clock_timestamp() where name = 'account.sweep' and state = 'WAITING'`,
  );
  expect(rowCount).toBe(1);
  await expect.poll(left, { timeout: 10_000 }).toEqual({ keys: 1, sessions: 3, resets: 1 });
  expect((await person.data('{ viewer { roles } }')).viewer.roles).toEqual(['EDITOR']);
});
