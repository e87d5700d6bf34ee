import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { TracingChannel } from 'node:diagnostics_channel';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Attributes, type Histogram, type Span } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { channels, markNames, type MarkFacts, type MarkName } from './marks.ts';

type Options = { endpoint: string; every?: number };
type Begun = { span: Span | undefined; began: number };
/** Of whatever was marked; Node adds the error. */
type Facts = Partial<MarkFacts['request'] & MarkFacts['delivery'] & MarkFacts['job']> & { error?: unknown };

const PATIENCE = 2_000;
const KIND: Record<MarkName, SpanKind> = {
  request: SpanKind.SERVER,
  statement: SpanKind.CLIENT,
  transaction: SpanKind.INTERNAL,
  delivery: SpanKind.PRODUCER,
  job: SpanKind.CONSUMER,
};
/** What a statement asks is planned from what a person selected, so it is not told; how long it took is. */
const attributes: Record<MarkName, (facts: Facts) => Attributes> = {
  request: ({ transport = '', type = 'none', code }) => ({ transport, 'graphql.operation.type': type, code: code ?? 'OK' }),
  statement: () => ({ 'db.system.name': 'postgresql' }),
  transaction: () => ({}),
  delivery: () => ({}),
  job: ({ name = '' }) => ({ 'job.name': name }),
};
/** Of one span only: each value of these would be a measure of its own. */
const details: Partial<Record<MarkName, (facts: Facts) => Attributes>> = {
  request: ({ requestId = '', operation }) => ({
    'request.id': requestId,
    ...(operation && { 'graphql.operation.name': operation }),
  }),
  delivery: ({ events = 0 }) => ({ events }),
  job: ({ attempt = 0 }) => ({ attempt }),
};

/** Sends traces and metrics of what the platform marks to a collector. Returns how to send the rest and stop. */
export function exportTelemetry({ endpoint, every = 10_000 }: Options): () => Promise<void> {
  const resource = resourceFromAttributes({
    'service.name': process.env['OTEL_SERVICE_NAME'] ?? 'hankeverkko',
    'service.instance.id': randomUUID(),
  });
  const to = (signal: string) => ({ url: `${endpoint.replace(/\/$/, '')}/v1/${signal}`, timeoutMillis: PATIENCE });
  const tracing = new TracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter(to('traces')), scheduledDelayMillis: every })],
  });
  const metering = new MeterProvider({
    resource,
    readers: [
      new PeriodicExportingMetricReader({
        exporter: new OTLPMetricExporter(to('metrics')),
        exportIntervalMillis: every,
        exportTimeoutMillis: Math.min(every, PATIENCE),
      }),
    ],
  });
  const tracer = tracing.getTracer('hankeverkko');
  const meter = metering.getMeter('hankeverkko');
  // The span that whatever happens now belongs to.
  const spans = new AsyncLocalStorage<Span | undefined>();

  const listen = (name: MarkName): (() => void) => {
    const { start, asyncStart } = channels[name] as TracingChannel<unknown, Facts>;
    const begun = new WeakMap<object, Begun>();
    const duration: Histogram = meter.createHistogram(`hankeverkko.${name}.duration`, { unit: 'ms' });
    const begin = (facts: object) => {
      const parent = spans.getStore();
      // What a timer asks of the database by itself is counted, and has no trace.
      const span =
        parent || name !== 'statement'
          ? tracer.startSpan(name, { kind: KIND[name] }, parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT)
          : undefined;
      begun.set(facts, { span, began: performance.now() });
      return span ?? parent;
    };
    const end = (message: unknown) => {
      const facts = message as Facts;
      const { span, began } = begun.get(facts) ?? {};
      // A subscriber that looked and found nothing was given nothing.
      if (began === undefined || (name === 'delivery' && !facts.events)) return;
      const known = attributes[name](facts);
      const failed = facts.error instanceof Error;
      duration.record(performance.now() - began, { ...known, ...(failed && { failed }) });
      // What an error says may quote a person; its kind does not.
      if (failed)
        span?.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', (facts.error as Error).constructor.name);
      span?.setAttributes({ ...known, ...details[name]?.(facts) }).end();
    };
    start.bindStore(spans, begin as never);
    asyncStart.subscribe(end);
    return () => {
      start.unbindStore(spans);
      asyncStart.unsubscribe(end);
    };
  };
  const stops = markNames.map((name) => listen(name));

  return async () => {
    for (const stop of stops) stop();
    // A collector that does not answer must not keep the hub from stopping.
    await Promise.race([Promise.allSettled([tracing.shutdown(), metering.shutdown()]), pause(PATIENCE)]);
  };
}
