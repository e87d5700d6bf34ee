import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { Caller } from '../support/api.ts';
import { startHub } from '../support/hub.ts';

/** What every installation does at night; a demonstration looks at no links of others. */
const NIGHTLY = [
  'account.sweep',
  'aoe.nightly',
  'catalogue.maintainers',
  'event.reminders',
  'file.sweep',
  'follow_up.ask',
  'history.seal',
  'import.sweep',
];

test('a hub with a database of its own has planned its night, and tells a collector what it does', async () => {
  const told = new Set<string>();
  const collector = createServer((request, response) => {
    told.add(request.url!);
    request.resume();
    response.setHeader('content-type', 'application/json').end('{}');
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  afterAll(() => void collector.close());
  const { port } = collector.address() as AddressInfo;

  const hub = await startHub({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
  const admin = new Caller(hub.address);
  await admin.signIn('admin@demo.test');
  const { jobs } = await admin.data('{ jobs { nodes { name state attempts lastError runAt } } }');
  expect(jobs.nodes.map(({ name }: { name: string }) => name).sort()).toEqual(NIGHTLY);
  expect(jobs.nodes.filter(({ state, lastError }: any) => state !== 'WAITING' || lastError)).toEqual([]);
  const seal = jobs.nodes.find(({ name }: { name: string }) => name === 'history.seal');
  expect(seal).toMatchObject({ attempts: 0, runAt: expect.stringMatching(/T(23|00):15:00/) });
  const begun = Date.now();
  expect(await hub.stop()).toBe(0);
  expect(Date.now() - begun).toBeLessThan(10_000);
  expect(told).toEqual(new Set(['/v1/traces', '/v1/metrics']));
});
