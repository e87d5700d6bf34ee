import { createServer, type AddressInfo } from 'node:net';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Caller, testHub, type TestHub } from '../support/api.ts';
import { until } from '../support/until.ts';
import { INVITE, PASSWORD, letterTo, newcomer } from './people.fixture.ts';

const SESSIONS = '{ viewer { sessions { id current device organisation { id } } } }';
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { sessions { current } } }';
const ASK = 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) }';
const RESET = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) }';
const FIREFOX = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0' };

let hub: TestHub;
beforeAll(async () => {
  hub = await testHub();
  await hub.startJobs();
});

describe('sessions', () => {
  test('are listed to their owner, each with what it was begun with, and end one by one or all but this', async () => {
    const { email, person } = await newcomer(hub, { email: 'monella@example.org' });
    const others = await Promise.all(
      [0, 1].map(async () => {
        const other = new Caller(hub.address);
        await other.ask(
          'mutation ($e: String!, $p: String!) { signIn(email: $e, password: $p) { roles } }',
          { e: email, p: PASSWORD },
          FIREFOX,
        );
        return other;
      }),
    );
    const { sessions } = (await person.data(SESSIONS)).viewer;
    expect(sessions.map(({ current, device }: any) => [current, device]).sort()).toEqual([
      [false, 'Firefox, Linux'],
      [false, 'Firefox, Linux'],
      [true, ''],
    ]);
    const socket = await others[0]!.socket();
    await socket.client.iterate({ query: '{ viewer { roles } }' }).next();
    const first = (await others[0]!.data(SESSIONS)).viewer.sessions.find(({ current }: any) => current);
    const end = 'mutation ($input: EndSessionInput!) { endSession(input: $input) { sessions { id } } }';
    expect((await person.data(end, { input: { id: first.id } })).endSession.sessions).toHaveLength(2);
    expect(await socket.closed).toBe(4401);
    expect((await others[0]!.data('{ viewer { roles } }')).viewer).toBeNull();
    expect(await person.refused(end, { input: { id: first.id } })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await (await hub.as('admin')).refused(end, { input: { id: sessions[0].id } })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await person.data('mutation { endOtherSessions { sessions { current } } }')).endOtherSessions).toEqual({
      sessions: [{ current: true }],
    });
    expect((await others[1]!.data('{ viewer { roles } }')).viewer).toBeNull();
  });

  test('behind https have a cookie that no other site or plain connection can set, and the browser keeps to https', async () => {
    const secure = await testHub('demonstration', { PUBLIC_URL: 'https://hub.example' });
    const { headers } = await secure.nobody.ask(
      'mutation { signIn(email: "admin@demo.test", password: "hankeverkko-demo") { roles } }',
    );
    expect(headers.get('set-cookie')).toMatch(
      /^__Host-hankeverkko_session=[\w-]{43}; Max-Age=43200; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    expect((await secure.nobody.data('{ viewer { roles } }')).viewer.roles).toEqual(['ADMINISTRATOR']);
    const plain = new Caller(secure.address);
    plain.cookie = secure.nobody.cookie.replace('__Host-', '');
    expect((await plain.data('{ viewer { roles } }')).viewer).toBeNull();
  });
});

describe('a password', () => {
  test('is changed by whoever knows the old one, and the other sessions end', async () => {
    const { email, person } = await newcomer(hub, { email: 'vaihtaja@example.org' });
    const other = new Caller(hub.address);
    await other.signIn(email, PASSWORD);
    const change = (currentPassword: string, newPassword: string) =>
      person.ask(CHANGE, { input: { currentPassword, newPassword } });
    const problem = async (...words: [string, string]) => (await change(...words)).errors![0]!.extensions.params;
    expect(await problem('jotain muuta kuin oikea', 'uusi pitkä salasana')).toEqual({
      field: 'currentPassword',
      problem: 'WRONG',
    });
    expect(await problem(PASSWORD, 'lyhyt')).toEqual({ field: 'newPassword', problem: 'TOO_SHORT', least: 12 });
    expect(await problem(PASSWORD, 'aaaaaaaaaaaaaaa')).toMatchObject({ problem: 'TOO_EASY' });
    expect(await problem(PASSWORD, 'minä olen vaihtaja')).toMatchObject({ problem: 'TOO_EASY' });
    expect((await change(PASSWORD, 'uusi pitkä salasana')).data.changePassword.sessions).toEqual([{ current: true }]);
    expect((await other.data('{ viewer { roles } }')).viewer).toBeNull();
    await other.signIn(email, 'uusi pitkä salasana');
  });

  test('of a shared account of the demonstration stays as it is', async () => {
    const partner = await hub.as('partner.b');
    const { viewer } = await partner.data('{ viewer { viewerCan { changePassword { allowed reason } } } }');
    expect(viewer.viewerCan.changePassword).toEqual({ allowed: false, reason: 'DEMONSTRATION_ACCOUNT' });
    const input = { currentPassword: 'hankeverkko-demo', newPassword: 'uusi pitkä salasana' };
    expect(await partner.refused(CHANGE, { input })).toMatchObject({ params: { reason: 'DEMONSTRATION_ACCOUNT' } });
    await hub.nobody.data(ASK, { input: { email: 'partner.b@demo.test' } });
    expect(await letterTo(hub, 'partner.b@demo.test')).toMatchObject({ subject: 'Demonstrationskontots lösenord', secret: '' });
  });

  test('that was forgotten is set anew by a letter, once, and every session ends', async () => {
    const { email, person } = await newcomer(hub, { email: 'unohtaja@example.org' });
    await hub.nobody.data(ASK, { input: { email: ' Unohtaja@example.org ' } });
    const { secret: token, subject } = await letterTo(hub, email, 1);
    expect(subject).toBe('Uusi salasana Hankeverkkoon');
    expect(await hub.nobody.refused(RESET, { input: { token, newPassword: 'lyhyt' } })).toMatchObject({
      params: { problem: 'TOO_SHORT' },
    });
    const input = { token, newPassword: 'muistan tämän varmasti' };
    await hub.nobody.data(RESET, { input });
    expect((await person.data('{ viewer { roles } }')).viewer).toBeNull();
    expect(await hub.nobody.refused(RESET, { input })).toEqual({ code: 'NOT_FOUND', params: { field: 'token' } });
    await person.signIn(email, input.newPassword);

    await hub.nobody.data(ASK, { input: { email } });
    const late = await letterTo(hub, email, 2);
    await hub.pool.query(`update password_reset set expires_at = clock_timestamp()`);
    expect(await hub.nobody.refused(RESET, { input: { ...input, token: late.secret } })).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('asked for anew is answered the same for known and unknown addresses, and after five times they wait alike', async () => {
    const answers = async (email: string) => {
      const all = [];
      for (let i = 0; i < 6; i++) {
        const { status, data, errors } = await hub.nobody.ask(ASK, { input: { email } }, { 'x-forwarded-for': '203.0.113.9' });
        all.push([status, data, errors?.[0]?.extensions.code]);
      }
      return all;
    };
    const known = await answers('coordinator@demo.test');
    expect(known).toEqual(await answers('ei.ketaan@example.org'));
    expect(known[0]).toEqual([200, { requestPasswordReset: true }, undefined]);
    expect(known[5]).toEqual([429, undefined, 'RATE_LIMITED']);
    // What is kept of the question names nobody.
    const { rows } = await hub.pool.query('select json_agg(j)::text as jobs from job j');
    expect(rows[0].jobs).not.toMatch(/@/);
  });

  test('that a stranger asks for again and again stays open to its owner elsewhere, whose letters do not pile up', async () => {
    const { email } = await newcomer(hub, { email: 'kiusattu@example.org' });
    const ask = async (place: string) =>
      (await hub.nobody.ask(ASK, { input: { email } }, { 'x-forwarded-for': place })).errors?.[0]?.extensions.code ?? 'OK';
    for (let i = 0; i < 5; i++) expect(await ask('203.0.113.70')).toBe('OK');
    expect(await ask('203.0.113.70')).toBe('RATE_LIMITED');
    for (let i = 0; i < 5; i++) expect(await ask(`203.0.113.${71 + i}`)).toBe('OK');
    const asked = `select count(*)::int as n from job where name = 'password.asked' and state <> 'DONE'`;
    await until('all of it was answered', async () => (await hub.pool.query(asked)).rows[0].n === 0);
    const letters = async () => {
      const { rows } = await hub.pool.query(`select count(*)::int as n from outbox_mail where recipient = $1`, [email]);
      // The invitation was the first.
      return rows[0].n - 1;
    };
    await until('a letter has come', async () => (await letters()) > 0);
    expect(await letters()).toBe(1);

    // A letter that is some minutes old may have been lost.
    await hub.pool.query(`update password_reset set expires_at = expires_at - interval '6 minutes'`);
    expect(await ask('203.0.113.90')).toBe('OK');
    await until('another letter has come', async () => (await letters()) === 2);
  });
});

describe('letters', () => {
  test('of a real installation go to the mail server, and no page shows them', async () => {
    const smtp = await mailServer();
    const real = await testHub('register', {
      ...{ DEMO: '0', SMTP_URL: smtp.url, MAIL_FROM: 'Hankeverkko <hub@hub.example>', PUBLIC_URL: 'http://hub.example' },
    });
    await real.startJobs();
    const admin = await administrator(real);
    const omnia = await real.pool.query(`select id, name_fi from organisation where kind = 'PROVIDER' order by name_fi limit 1`);
    const input = { email: 'muokkaaja@example.org', organisationId: omnia.rows[0].id, role: 'EDITOR' };
    await admin.data(INVITE, { input });
    const letter = (await until('the letter has come', () => smtp.letters[0]))!;
    expect(letter.to).toEqual(['muokkaaja@example.org']);
    expect(letter.text).toMatch(/^From: Hankeverkko <hub@hub\.example>$/m);
    expect(letter.text.replace(/=\r?\n/g, '')).toMatch(/http:\/\/hub\.example\/fi\/invitation\/[\w-]{43}/);
    expect((await admin.data('{ outbox { nodes { text } } }')).outbox.nodes).toEqual([]);
    expect((await real.pool.query('select from outbox_mail')).rowCount).toBe(0);
  });

  test('that the server would not take are tried again, with another secret', async () => {
    const smtp = await mailServer({ refuse: 1 });
    const real = await testHub('register', { DEMO: '0', SMTP_URL: smtp.url, MAIL_FROM: 'hub@hub.example' });
    await real.startJobs();
    const admin = await administrator(real);
    const { rows } = await real.pool.query(`select id from organisation where kind = 'PROVIDER' limit 1`);
    await admin.data(INVITE, { input: { email: 'sitkea@example.org', organisationId: rows[0].id, role: 'EDITOR' } });
    await until('the first attempt has failed', async () => smtp.refused === 1);
    await until('it is put off', async () => {
      const { rowCount } = await real.pool.query(
        `update job set run_at = clock_timestamp() where attempts = 1 and state = 'WAITING'`,
      );
      return rowCount;
    });
    expect(await until('the letter has come', () => smtp.letters[0]?.to)).toEqual(['sitkea@example.org']);
  });

  test('cannot be sent without a mail server, and the way to invite says so', async () => {
    const real = await testHub('register', { DEMO: '0' });
    const admin = await administrator(real);
    const { viewer } = await admin.data('{ viewer { viewerCan { invite { allowed reason } managePeople { allowed } } } }');
    expect(viewer.viewerCan).toEqual({ invite: { allowed: false, reason: 'MAIL_NOT_SET_UP' }, managePeople: { allowed: true } });
    expect((await admin.data(ASK, { input: { email: 'first@example.org' } })).requestPasswordReset).toBe(true);
  });
});

/** The first administrator, as the command makes them. */
async function administrator(real: TestHub): Promise<Caller> {
  const { AdministratorService } = await import('../../server/src/features/partnerships/administrator.service.ts');
  const { password } = await new AdministratorService(real.database).grant({ email: 'first@example.org', name: 'Ensimmäinen' });
  const admin = new Caller(real.address);
  await admin.signIn('first@example.org', password);
  return admin;
}

/** A mail server that keeps what it gets, after it has refused as often as it was told to. */
async function mailServer({ refuse = 0 } = {}) {
  const kept = { letters: [] as { to: string[]; text: string }[], refused: 0 };
  const server = createServer((socket) => {
    let letter = { to: [] as string[], text: '' };
    let body = false;
    let rest = '';
    socket.on('error', () => {});
    socket.write('220 test\r\n');
    socket.on('data', (data) => {
      const lines = (rest + String(data)).split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) {
        if (body && line === '.') {
          body = false;
          kept.letters.push(letter);
          letter = { to: [], text: '' };
          socket.write('250 kept\r\n');
        } else if (body) letter.text += `${line}\n`;
        else if (/^MAIL/i.test(line) && kept.refused < refuse) {
          kept.refused += 1;
          socket.write('451 later\r\n');
        } else if (/^DATA/i.test(line)) {
          body = true;
          socket.write('354 go on\r\n');
        } else {
          const to = /^RCPT TO:<(.*)>/i.exec(line)?.[1];
          if (to) letter.to.push(to);
          socket.write('250 ok\r\n');
        }
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return Object.assign(kept, { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` });
}
