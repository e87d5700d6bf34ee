import { createServer, type AddressInfo } from 'node:net';
import { createServer as createHttpServer } from 'node:http';
import { once } from 'node:events';
import { afterAll, expect, test } from 'vitest';
import { channels, markNames } from '../../server/src/platform/telemetry/marks.ts';
import { exportTelemetry } from '../../server/src/platform/telemetry/otlp.ts';
import { code, read } from '../house/sources.ts';
import { testHub } from '../support/api.ts';
import { until } from '../support/until.ts';

type Span = {
  name: string;
  spanId: string;
  traceId: string;
  parentSpanId?: string;
  attributes: Record<string, unknown>;
  status: { code?: number };
};

/** A collector on this machine that keeps what it gets. */
async function collector() {
  const bodies: { path: string; text: string }[] = [];
  const server = createHttpServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += String(part)));
    request.on('end', () => {
      bodies.push({ path: request.url!, text });
      response.setHeader('content-type', 'application/json').end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => void server.close());
  const of = (path: string) => bodies.filter((body) => body.path === path).map(({ text }) => JSON.parse(text));
  const plain = (list: any[]) => Object.fromEntries(list.map(({ key, value }) => [key, Object.values(value)[0]]));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    spans: (): Span[] =>
      of('/v1/traces')
        .flatMap(({ resourceSpans }) =>
          resourceSpans.flatMap((part: any) => part.scopeSpans.flatMap((scope: any) => scope.spans)),
        )
        .map((span) => ({ ...span, attributes: plain(span.attributes) })),
    metrics: (): { name: string; points: Record<string, unknown>[] }[] =>
      of('/v1/metrics')
        .flatMap(({ resourceMetrics }) =>
          resourceMetrics.flatMap((part: any) => part.scopeMetrics.flatMap((scope: any) => scope.metrics)),
        )
        .map(({ name, histogram }) => ({
          name,
          points: histogram.dataPoints.map((point: any) => ({ count: Number(point.count), ...plain(point.attributes) })),
        })),
  };
}

const hub = await testHub('demonstration');
const partner = await hub.as('partner.a');

test('without a collector nothing of it is loaded, and nothing listens', () => {
  const users = code.filter((name) => name.startsWith('server/') && read(name).includes('@opentelemetry/'));
  expect(users).toEqual(['server/src/platform/telemetry/otlp.ts']);
  const importers = code.filter((name) => name.startsWith('server/') && read(name).includes('telemetry/otlp.ts'));
  expect(importers).toEqual(['server/src/app/lifecycle.ts']);
  expect(read('server/src/app/lifecycle.ts')).toContain("await import('../platform/telemetry/otlp.ts')");
  expect(markNames.filter((name) => channels[name].hasSubscribers)).toEqual([]);
});

test('requests, statements, transactions and deliveries reach the collector as traces and metrics, without personal data', async () => {
  const { endpoint, spans, metrics, bodies } = await collector();
  const project = (await partner.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
  const socket = await partner.socket();
  const stop = exportTelemetry({ endpoint, every: 60_000 });
  const frames = socket.follow(project);
  await frames.next();
  const { materials } = await partner.data(
    'query Adoptable($id: ID!) { materials(projectId: $id, first: 100) { nodes { id ownAdoption { version } viewerCan { declareAdoption { allowed } } } } }',
    { id: project },
  );
  const { id, ownAdoption } = materials.nodes.find((node: any) => node.viewerCan.declareAdoption.allowed);
  const input = {
    materialId: id,
    expectedVersion: ownAdoption?.version ?? 0,
    stage: 'AWARE',
    reason: 'Salaisuus',
    note: 'Salaisuus',
  };
  await partner.data('mutation Declare($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { id } }', { input });
  await frames.next();
  await partner.ask('{ nothing }');
  await stop();

  const all = spans();
  const named = (operation: string) => all.find(({ attributes }) => attributes['graphql.operation.name'] === operation)!;
  const below = (parent: Span) =>
    all.filter(({ parentSpanId, traceId }) => parentSpanId === parent.spanId && traceId === parent.traceId);
  expect(named('Adoptable').attributes).toMatchObject({ transport: 'http', 'graphql.operation.type': 'query', code: 'OK' });
  // Who asks, and the one statement of the answer.
  expect(below(named('Adoptable')).map(({ name }) => name)).toEqual(['statement', 'statement']);
  const [transaction] = below(named('Declare')).filter(({ name }) => name === 'transaction');
  expect(below(transaction!).length).toBeGreaterThan(3);
  expect(new Set(below(transaction!).map(({ name }) => name))).toEqual(new Set(['statement']));
  expect(all.filter(({ name }) => name === 'delivery').map(({ attributes }) => attributes)).toEqual([{ events: 1 }]);
  expect(all.some(({ name, attributes }) => name === 'request' && attributes['code'] === 'BAD_USER_INPUT')).toBe(true);
  // What the tail asks of its own accord is no trace.
  expect(all.filter(({ name, parentSpanId }) => name === 'statement' && !parentSpanId)).toEqual([]);

  const measured = Object.fromEntries(metrics().map(({ name, points }) => [name, points]));
  expect(measured['hankeverkko.request.duration']).toContainEqual({
    count: 1,
    transport: 'http',
    'graphql.operation.type': 'mutation',
    code: 'OK',
  });
  expect(measured['hankeverkko.delivery.duration']).toEqual([{ count: 1 }]);
  expect(measured['hankeverkko.transaction.duration']).toEqual([{ count: 1 }]);

  const sent = bodies.map(({ text }) => text).join('\n');
  for (const word of ['Salaisuus', '@', partner.cookie.split('=')[1]!, 'select ']) expect(sent).not.toContain(word);
  expect(markNames.filter((name) => channels[name].hasSubscribers)).toEqual([]);
});

test('a failed statement is told by its kind, not by its words', async () => {
  const { endpoint, spans, bodies } = await collector();
  const stop = exportTelemetry({ endpoint, every: 60_000 });
  await partner.ask('query ($text: String!) { materials(filter: { search: $text }) { nodes { id } } }', {
    text: 'Salaisuus\u0000',
  });
  await stop();
  expect(spans().find(({ status }) => status.code === 2)).toMatchObject({
    name: 'statement',
    attributes: { 'error.type': expect.any(String) },
  });
  expect(bodies.map(({ text }) => text).join('')).not.toContain('Salaisuus');
});

test('a collector that does not answer keeps nobody waiting', async () => {
  const mute = createServer().listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const stop = exportTelemetry({ endpoint: `http://127.0.0.1:${(mute.address() as AddressInfo).port}`, every: 200 });
  const begun = Date.now();
  for (let i = 0; i < 20; i++) await partner.data('{ viewer { roles } }');
  await until('it has tried', () => Date.now() - begun > 300);
  const stopping = Date.now();
  await stop();
  expect(Date.now() - stopping).toBeLessThan(3_000);
  mute.close();
});
