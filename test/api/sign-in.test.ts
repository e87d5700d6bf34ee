import { describe, expect, test } from 'vitest';
import { testHub } from '../support/api.ts';

const hub = await testHub();
const SIGN_IN =
  'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { person { name } } }';
const RIGHT = 'hankeverkko-demo';

let places = 0;
/** An address that nobody has tried from. */
const somewhere = () => `198.51.100.${++places}`;

/** How a try ends: its code, or OK. The hub trusts the proxy in front of it, here the test, about where a caller comes from. */
async function tryFrom(place: string, email: string, password: string) {
  const { status, headers, errors } = await hub.nobody.ask(SIGN_IN, { email, password }, { 'x-forwarded-for': place });
  const { code = 'OK', params = {} } = errors?.[0]?.extensions ?? {};
  return { status, code, params, retryAfter: headers.get('retry-after') };
}
const wrongly = async (times: number, place: () => string, email: (i: number) => string) => {
  const codes: string[] = [];
  for (let i = 0; i < times; i++) codes.push((await tryFrom(place(), email(i), 'wrong')).code);
  return codes;
};
/** Most failures of a longer time, put there at once: each wrong password takes its time by design. */
const addFailures = (count: number) => hub.pool.query('update attempt set count = count + $1 where count > 0', [count]);
const forget = () => hub.pool.query('delete from attempt');

describe('wrong passwords', () => {
  test('for one account from one place are borne ten times, then even the right one has to wait', async () => {
    await forget();
    const place = somewhere();
    expect(
      await wrongly(
        10,
        () => place,
        () => 'admin@demo.test',
      ),
    ).toEqual(Array(10).fill('SIGN_IN_FAILED'));
    const { status, code, params, retryAfter } = await tryFrom(place, 'admin@demo.test', RIGHT);
    expect({ status, code }).toEqual({ status: 429, code: 'RATE_LIMITED' });
    expect(params.retryAfterSeconds).toBeGreaterThan(800);
    expect(params.retryAfterSeconds).toBeLessThanOrEqual(900);
    expect(retryAfter).toBe(String(params.retryAfterSeconds));
    // Written otherwise it is the same account.
    expect((await tryFrom(place, ' ADMIN@demo.test', RIGHT)).code).toBe('RATE_LIMITED');
  });

  test('do not close the account to its owner elsewhere, however long somebody goes on', async () => {
    await forget();
    const place = somewhere();
    await wrongly(
      10,
      () => place,
      () => 'officer@demo.test',
    );
    for (let i = 0; i < 60; i++) expect((await tryFrom(place, 'officer@demo.test', 'wrong')).code).toBe('RATE_LIMITED');
    expect((await tryFrom(somewhere(), 'officer@demo.test', RIGHT)).code).toBe('OK');
    expect((await tryFrom(place, 'auditor@demo.test', RIGHT)).code).toBe('OK');
  });

  test('for one account from many places are stopped too', async () => {
    await forget();
    await wrongly(1, somewhere, () => 'partner.a@demo.test');
    await addFailures(48);
    expect((await tryFrom(somewhere(), 'partner.a@demo.test', 'wrong')).code).toBe('SIGN_IN_FAILED');
    expect((await tryFrom(somewhere(), 'partner.a@demo.test', RIGHT)).code).toBe('RATE_LIMITED');
    expect((await tryFrom(somewhere(), 'partner.b@demo.test', RIGHT)).code).toBe('OK');
  });

  test('for many accounts from one place are stopped too; known and unknown accounts count alike', async () => {
    await forget();
    const place = somewhere();
    await wrongly(
      2,
      () => place,
      (i) => `nobody${i}@demo.test`,
    );
    await hub.pool.query('update attempt set count = 99 where count = 2');
    expect((await tryFrom(place, 'nobody@demo.test', 'wrong')).code).toBe('SIGN_IN_FAILED');
    expect((await tryFrom(place, 'finance@demo.test', RIGHT)).code).toBe('RATE_LIMITED');
    expect((await tryFrom(somewhere(), 'finance@demo.test', RIGHT)).code).toBe('OK');
  });

  test('from one network of IPv6 come from one place', async () => {
    await forget();
    let host = 0;
    await wrongly(
      10,
      () => `2001:db8:7:7::${++host}`,
      () => 'admin@demo.test',
    );
    expect((await tryFrom('2001:db8:7:7:ffff::1', 'admin@demo.test', RIGHT)).code).toBe('RATE_LIMITED');
    expect((await tryFrom('2001:db8:7:8::1', 'admin@demo.test', RIGHT)).code).toBe('OK');
  });

  test('many at the same time do not pass together', async () => {
    await forget();
    const place = somewhere();
    const tries = await Promise.all(Array.from({ length: 30 }, () => tryFrom(place, 'signatory.a@demo.test', 'wrong')));
    expect(tries.filter(({ code }) => code === 'SIGN_IN_FAILED')).toHaveLength(10);
    expect(tries.filter(({ code }) => code === 'RATE_LIMITED')).toHaveLength(20);
  });

  test('cannot be tried two in one operation', async () => {
    const guess = (i: number) => `a${i}: signIn(email: "admin@demo.test", password: "guess ${i}") { roles }`;
    expect((await hub.nobody.refused(`mutation { ${guess(1)} ${guess(2)} }`)).params).toMatchObject({ limit: 'mutations' });
  });

  test('are forgiven when their time is over, and nothing of them stays behind', async () => {
    await forget();
    const place = somewhere();
    await wrongly(
      10,
      () => place,
      () => 'admin@demo.test',
    );
    await hub.pool.query("update attempt set until = clock_timestamp() - interval '1 second'");
    expect((await tryFrom(place, 'admin@demo.test', 'wrong')).code).toBe('SIGN_IN_FAILED');
    expect((await tryFrom(place, 'admin@demo.test', RIGHT)).code).toBe('OK');
    await hub.pool.query("update attempt set until = clock_timestamp() - interval '1 second'");
    await tryFrom(somewhere(), 'provider@demo.test', RIGHT);
    expect((await hub.pool.query('select count(*)::int from attempt where until <= clock_timestamp()')).rows[0].count).toBe(0);
  });
});

test('right passwords use nothing up: a whole school signs in from one address', async () => {
  await forget();
  const place = somewhere();
  await tryFrom(place, 'coordinator@demo.test', RIGHT);
  for (let i = 0; i < 15; i++) expect((await tryFrom(place, 'coordinator@demo.test', RIGHT)).code).toBe('OK');
  expect((await hub.pool.query('select max(count) from attempt')).rows[0].max).toBe(0);
});

test('what is kept names neither a person nor an address', async () => {
  await forget();
  await wrongly(1, somewhere, () => 'coordinator@demo.test');
  const { rows } = await hub.pool.query('select * from attempt');
  expect(rows).toHaveLength(3);
  for (const { key } of rows) expect(key).toHaveLength(32);
});

test('the answer takes as long for an unknown account as for a wrong password', async () => {
  await forget();
  const timed = async (email: string) => {
    const begun = performance.now();
    await tryFrom(somewhere(), email, 'wrong');
    return performance.now() - begun;
  };
  const [known, unknown] = [await timed('coordinator@demo.test'), await timed('nobody@demo.test')];
  expect(unknown).toBeGreaterThan(known / 4);
});
