// Spans: one for each request, one for each call of a subgraph, in the trace of the caller (W3C traceparent).
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, defaultTextMapGetter, defaultTextMapSetter, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, ParentBasedSampler, SamplingDecision } from '@opentelemetry/sdk-trace-base';

const tracesPerSecond = 20;

/** Takes the first traces that begin in each second: all there are while people look, and enough of them under load. */
const createSteadySampler = () => {
  let second = 0;
  let begun = 0;
  return {
    shouldSample() {
      const now = Math.floor(performance.now() / 1000);
      if (now !== second) [second, begun] = [now, 0];
      return { decision: ++begun <= tracesPerSecond ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD };
    },
    toString: () => `${tracesPerSecond} traces a second`,
  };
};

/** Without an endpoint trace ids are still made and passed on; nothing is sent. */
export function createTracing(endpoint) {
  const exporter = endpoint && new OTLPTraceExporter({ url: endpoint, timeoutMillis: 3_000 });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'gateway' }),
    sampler: new ParentBasedSampler({ root: createSteadySampler() }),   // what came in a trace is decided where that began
    spanProcessors: exporter ? [new BatchSpanProcessor(exporter, { scheduledDelayMillis: 500, maxQueueSize: 4_096 })] : [],
  });
  const tracer = provider.getTracer('gateway');
  const w3c = new W3CTraceContextPropagator();

  return {
    startRequest(method, traceparent) {
      const caller = traceparent ? w3c.extract(ROOT_CONTEXT, { traceparent }, defaultTextMapGetter) : ROOT_CONTEXT;
      return tracer.startSpan(`${method} /graphql`, { kind: SpanKind.SERVER, attributes: { 'http.request.method': method, 'http.route': '/graphql' } }, caller);
    },

    /** → [span, traceparent to send] */
    startCall(parent, subgraph, operation, url) {
      const { hostname, port, pathname } = new URL(url);
      const within = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
      const span = tracer.startSpan(`${operation} ${subgraph}`, {
        kind: SpanKind.CLIENT,
        attributes: { 'peer.service': subgraph, 'graphql.operation.type': operation, 'server.address': hostname, 'server.port': Number(port || 80), 'url.path': pathname },
      }, within);
      const carrier = {};
      w3c.inject(trace.setSpan(ROOT_CONTEXT, span), carrier, defaultTextMapSetter);
      return [span, carrier.traceparent];
    },

    fail(span, reason) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: reason });
    },

    stop: () => provider.shutdown().catch(() => {}),
  };
}
