import { expect, test } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';

test('without settings the hub listens on loopback, keeps its own database and shows the demonstration', () => {
  expect(loadConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 4000,
    databaseUrl: undefined,
    demo: true,
    logLevel: 'warn',
    production: false,
  });
});

test('on a given database the demonstration is off until it is asked for', () => {
  const DATABASE_URL = 'postgres://hub:secret@db.test:5432/hub';
  expect(loadConfig({ DATABASE_URL })).toMatchObject({ demo: false, logLevel: 'info' });
  expect(loadConfig({ DATABASE_URL, DEMO: '1' }).demo).toBe(true);
  // A demonstration asks nothing of the world unless it is told to.
  expect([{}, { DATABASE_URL }, { LINK_CHECK: '1' }].map((env) => loadConfig(env).linkCheck)).toEqual([false, true, true]);
});

test('an empty setting counts as unset', () => {
  expect(loadConfig({ PORT: '', DATABASE_URL: ' ', PUBLIC_URL: '' })).toMatchObject({
    port: 4000,
    databaseUrl: undefined,
    publicUrl: undefined,
  });
});

test.each([
  [{ PORT: 'four' }, 'PORT'],
  [{ PORT: '0' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ DEMO: 'yes' }, 'DEMO'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  [{ POOL_SIZE: '1' }, 'POOL_SIZE'],
  [{ TRUSTED_PROXIES: 'balancer' }, 'TRUSTED_PROXIES'],
  [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES'],
  [{ PUBLIC_URL: 'hub.example' }, 'PUBLIC_URL'],
  [{ PUBLIC_URL: 'https://hub.example/path' }, 'PUBLIC_URL'],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, 'OTEL_EXPORTER_OTLP_ENDPOINT'],
  [{ DATABASE_URL: 'mysql://root@localhost/hub' }, 'DATABASE_URL'],
  [{ SMTP_URL: 'mail.example' }, 'SMTP_URL'],
  [{ MAIL_FROM: 'Hub <hub@x.fi>, other@x.fi' }, 'MAIL_FROM'],
])('the wrong setting %j is named in one line', (env, name) => {
  const error = caught(() => loadConfig(env));
  expect(error).toBeInstanceOf(ConfigError);
  expect(error.message).toMatch(new RegExp(`^${name} must [^\n]+$`));
});

test('a mail server needs a sender', () => {
  const SMTP_URL = 'smtps://hub:secret@mail.example';
  expect(caught(() => loadConfig({ SMTP_URL })).message).toMatch(/^SMTP_URL needs MAIL_FROM/);
  expect(loadConfig({ SMTP_URL, MAIL_FROM: 'Hub <hub@hub.example>' })).toMatchObject({ smtpUrl: SMTP_URL });
});

test('a refused database address is not repeated, for it may carry a password', () => {
  expect(caught(() => loadConfig({ DATABASE_URL: 'mysql://root:hunter2@localhost' })).message).not.toContain('hunter2');
});

function caught(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('Nothing was thrown.');
}
