import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { createDataSource } from '../../server/src/app/data-source.ts';
import { anonymous } from '../../server/src/platform/auth/viewer.ts';
import { Database } from '../../server/src/platform/database/database.ts';
import { testHub } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';
import { INVITE, PASSWORD, letterTo, organisationId } from './people.fixture.ts';

const hub = await testHub();
await hub.startJobs();

/** What is asked while the tables are held by somebody else; PostgreSQL gives up waiting for them. */
async function whileHeld(tables: string, ask: () => Promise<unknown>) {
  const holder = await hub.pool.connect();
  try {
    await holder.query(`begin; lock table ${tables} in access exclusive mode`);
    return await ask();
  } finally {
    await holder.query('rollback');
    holder.release();
  }
}
const passing = { status: 503, errors: [{ extensions: { code: 'UNAVAILABLE', params: { retryAfterSeconds: 1 } } }] };

describe('what PostgreSQL did not do in time may be tried again', () => {
  test('a sign-in, an invitation’s acceptance and a new password', async () => {
    const admin = await hub.as('admin');
    const email = 'odottaja@example.org';
    const input = { email, organisationId: await organisationId(hub, 'Esimerkkiopisto Pirkanmaa'), role: 'EDITOR' };
    await admin.data(INVITE, { input });
    const { secret: token } = await letterTo(hub, email);
    const answers = (await whileHeld('person, invitation, password_reset', () =>
      Promise.all([
        hub.nobody.ask('mutation { signIn(email: "x@example.org", password: "x") { roles } }'),
        hub.nobody.ask('mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { roles } }', {
          input: { token, name: 'Odottaja', password: PASSWORD },
        }),
        hub.nobody.ask('mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) }', {
          input: { token, newPassword: PASSWORD },
        }),
        admin.ask('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { roles } }', {
          input: { currentPassword: 'x', newPassword: PASSWORD },
        }),
      ]),
    )) as any[];
    for (const answer of answers) {
      expect(answer).toMatchObject(passing);
      expect(answer.headers.get('retry-after')).toBe('1');
    }
  });

  test('a subscription, with a code that is for passing things', async () => {
    const partner = await hub.as('partner.a');
    const socket = await partner.socket();
    await socket.client.iterate({ query: '{ viewer { roles } }' }).next();
    const following = whileHeld('project', () => socket.follow('00000000-0000-4000-8000-000000000000').next());
    await expect(following).rejects.toThrow('UNAVAILABLE');
  });

  test('a socket that is opened meanwhile, whose client is told to come again', async () => {
    const partner = await hub.as('partner.a');
    expect(await whileHeld('session', async () => (await partner.socket()).closed)).toBe(1013);
  });
});

test('a PostgreSQL that stands still is given up after the time that a statement may take, and the connection with it', async () => {
  const { url } = await testDatabase('migrated');
  const wire = await stoppable(url);
  const dataSource = await createDataSource(wire.url, { poolSize: 2, statementSeconds: 1 }).initialize();
  afterAll(() => dataSource.destroy());
  const database = new Database(dataSource);
  await Promise.all([database.ask('select pg_sleep(0.2)'), database.inTransaction(anonymous, async (tx) => tx.now())]);
  expect(database.pool.totalCount).toBe(2);
  wire.stop();
  const unavailable = { code: 'UNAVAILABLE', params: { retryAfterSeconds: 1 } };
  const begun = performance.now();
  await Promise.all([
    expect(database.ask('select 1')).rejects.toMatchObject(unavailable),
    expect(database.inTransaction(anonymous, async (tx) => tx.now())).rejects.toMatchObject(unavailable),
  ]);
  expect(performance.now() - begun).toBeLessThan(5_000);
  await until('the pool has dropped both', () => database.pool.totalCount === 0);
  wire.go();
  expect(await database.ask('select 1 as one')).toEqual([{ one: 1 }]);
});

/** A wire to PostgreSQL on which nothing moves while it is stopped. */
async function stoppable(url: string) {
  const { port, hostname } = new URL(url);
  const ends = new Set<Socket>();
  let stopped = false;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy()).on('close', () => (ends.delete(one), other.destroy()));
      if (stopped) one.unpipe().pause();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  afterAll(() => {
    for (const end of ends) end.destroy();
    server.close();
  });
  const wire = new URL(url);
  wire.port = String((server.address() as AddressInfo).port);
  return {
    url: wire.href,
    stop: () => {
      stopped = true;
      for (const end of ends) end.unpipe().pause();
    },
    go: () => {
      stopped = false;
      for (const end of ends) end.destroy();
    },
  };
}
