import { expect, test } from 'vitest';
import { welcome } from '../../server/src/app/welcome.ts';
import { anonymous } from '../../server/src/platform/auth/viewer.ts';
import { fromPostgres } from '../../server/src/platform/errors/from-postgres.ts';
import { MarkedClient } from '../../server/src/platform/telemetry/marked-client.ts';
import { testHub } from '../support/api.ts';
import { until } from '../support/until.ts';

const hub = await testHub('migrated');

test('a change whose connection is lost between two statements is UNAVAILABLE, not a failure of the hub', async () => {
  const lost = hub.database.inTransaction(anonymous, async (tx) => {
    const [{ pid }] = await tx.manager.query('select pg_backend_pid() as pid');
    await hub.pool.query('select pg_terminate_backend($1)', [pid]);
    await until('the hub has heard it', () => tx.manager.queryRunner!.isReleased);
    return tx.now();
  });
  await expect(lost).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

test('a connection that is lost while nobody holds it does not end the process', () => {
  expect(() => new MarkedClient().emit('error', new Error('terminating connection'))).not.toThrow();
});

test('a sign-in whose connection is lost on the way may be tried again', async () => {
  const holder = await hub.pool.connect();
  await holder.query('begin; lock table person in access exclusive mode');
  const waiting = hub.nobody.ask(
    'mutation { signIn(email: "somebody@example.org", password: "anything at all") { person { id } } }',
  );
  await until(
    'it has been cut',
    async () =>
      (
        await hub.pool.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
      ).rowCount,
  );
  await holder.query('commit');
  holder.release();
  expect(await waiting).toMatchObject({ status: 503, errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
});

test('what the mapper says of a lost connection in words of its own is understood, too', () => {
  const driverError = new Error('Connection terminated unexpectedly');
  expect(fromPostgres(Object.assign(new Error(String(driverError)), { driverError }))).toMatchObject({ code: 'UNAVAILABLE' });
});

test('a hub that has just started stays when the database goes away as it tells its address', async () => {
  const dataSource = { query: () => Promise.reject(new Error('Connection terminated unexpectedly')) } as never;
  expect(await welcome({ address: 'http://127.0.0.1:4000', dataSource })).toContain('http://127.0.0.1:4000');
});
