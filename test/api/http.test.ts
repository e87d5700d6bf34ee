import { serverAudits } from 'graphql-http';
import { describe, expect, test } from 'vitest';
import { testHub } from '../support/api.ts';

const hub = await testHub();
const partner = await hub.as('partner.a');
// Some of them ask about the schema, which strangers are not told of.
const asPartner: typeof fetch = (url, init) => {
  const headers = new Headers(init?.headers);
  headers.set('cookie', partner.cookie);
  return fetch(url, { ...init, headers });
};
const audits = serverAudits({ url: `${hub.address}/graphql`, fetchFn: asPartner });

describe('GraphQL over HTTP as its specification has it', () => {
  test.each(audits.filter(({ name }) => name.startsWith('MUST')))('$name', async ({ fn }) => {
    expect(await fn()).toMatchObject({ status: 'ok' });
  });

  test.each(audits.filter(({ name }) => !name.startsWith('MUST')))('$name, or a warning', async ({ fn }) => {
    const { status } = await fn();
    expect(['ok', 'notice', 'warn']).toContain(status);
  });
});

describe('what the database cannot answer now is said with 503 and when to come back', () => {
  const PROJECTS = '{ projects(first: 1) { nodes { id } } }';
  const unavailable = async () => {
    const { status, headers, data, errors } = await partner.ask(PROJECTS);
    return { status, retryAfter: headers.get('retry-after'), data, code: errors?.[0]?.extensions.code };
  };
  const UNAVAILABLE = { status: 503, retryAfter: '1', data: undefined, code: 'UNAVAILABLE' };

  /** Somebody holds the table, so that whoever reads it waits. */
  async function whileLocked(work: () => Promise<unknown>) {
    const client = await hub.pool.connect();
    await client.query('begin; lock table project in access exclusive mode');
    try {
      return await work();
    } finally {
      await client.query('rollback');
      client.release();
    }
  }
  const WAITING = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

  test('a lock that is not given', { timeout: 30_000 }, async () => {
    expect(await whileLocked(unavailable)).toEqual(UNAVAILABLE);
    expect(hub.logged.length).toBeGreaterThan(0);
    expect((await partner.ask(PROJECTS)).status).toBe(200);
  });

  test.each([
    ['a statement that is stopped, as one is that takes too long', 'pg_cancel_backend'],
    ['a connection that is lost on the way', 'pg_terminate_backend'],
  ])('%s', async (_what, stop) => {
    const answered = await whileLocked(async () => {
      const asked = unavailable();
      await expect.poll(async () => (await hub.pool.query(WAITING)).rows.length).toBe(1);
      await hub.pool.query(`select ${stop}(pid) from (${WAITING}) x`);
      return asked;
    });
    expect(answered).toEqual(UNAVAILABLE);
    expect((await partner.ask(PROJECTS)).status).toBe(200);
  });

  test('connections that are all in use', { timeout: 30_000 }, async () => {
    const { pool } = hub.database;
    const held = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
    try {
      expect(await unavailable()).toEqual(UNAVAILABLE);
    } finally {
      for (const client of held) client.release();
    }
    expect((await partner.ask(PROJECTS)).status).toBe(200);
  });
});

test('every answer carries its request’s id, also what is refused before anything is read', async () => {
  const { headers, errors } = await partner.ask('{ nothing }');
  expect(headers.get('x-request-id')).toBe(errors![0]!.extensions.requestId);
  const broken = await fetch(`${hub.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{',
  });
  expect(((await broken.json()) as any).errors[0].extensions.requestId).toBe(broken.headers.get('x-request-id'));
});

test('what nobody expected is INTERNAL with the request’s id, logged whole and told to nobody', async () => {
  await hub.pool.query('alter table theme rename to theme_elsewhere');
  try {
    const before = hub.logged.length;
    const { status, errors } = await partner.ask('{ themes { id } }');
    expect(status).toBe(500);
    expect(errors![0]).toMatchObject({
      message: 'INTERNAL',
      extensions: { code: 'INTERNAL', params: {}, requestId: expect.any(String) },
    });
    expect(JSON.stringify(errors)).not.toMatch(/theme_|relation|select/);
    expect(hub.logged.slice(before)).toMatchObject([
      [{ err: { message: expect.stringContaining('theme') }, requestId: errors![0]!.extensions.requestId }, expect.any(String)],
    ]);
  } finally {
    await hub.pool.query('alter table theme_elsewhere rename to theme');
  }
});

test('what the domain refuses is a good answer to a good request', async () => {
  const { status, errors } = await partner.ask('mutation { switchOrganisation(input: { organisationId: "x" }) { roles } }');
  expect({ status, code: errors![0]!.extensions.code }).toEqual({ status: 200, code: 'NOT_FOUND' });
});
