// Measures: how long requests take, by kind of operation and status, and how many end in which code. Nothing of who asks or what.
import { OTLPExporterBase } from '@opentelemetry/otlp-exporter-base';
import { convertLegacyHttpOptions, createOtlpHttpExportDelegate } from '@opentelemetry/otlp-exporter-base/node-http';
import { MetricsExporterMetricsHelper, ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';

const mostCodes = 200;   // a subgraph could answer with any

/** Without an endpoint nothing is measured. */
export function createMetrics(endpoint, everyMs) {
  if (!endpoint) return { measure() {}, stop: async () => {} };
  const options = convertLegacyHttpOptions({ url: endpoint, timeoutMillis: 3_000 }, 'METRICS', 'v1/metrics', { 'Content-Type': 'application/x-protobuf' });
  const exporter = new OTLPExporterBase(createOtlpHttpExportDelegate(options, ProtobufMetricsSerializer, 'otlp_http_metric_exporter', MetricsExporterMetricsHelper));
  const provider = new MeterProvider({
    resource: resourceFromAttributes({ 'service.name': 'gateway' }),
    readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: everyMs, exportTimeoutMillis: Math.min(3_000, everyMs) })],
  });
  const meter = provider.getMeter('AdvancedAIGov');
  const took = meter.createHistogram('http.server.request.duration', {
    unit: 's', description: 'How long requests took', advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] },
  });
  const errors = meter.createCounter('aigov.gateway.errors', { unit: '{error}', description: 'Errors that were answered, by code' });
  const known = new Set();

  return {
    measure(ms, status, operation, codes) {
      took.record(ms / 1_000, { 'http.response.status_code': status, ...(operation && { 'graphql.operation.type': operation }) });
      for (const code of codes) {
        if (known.size < mostCodes) known.add(code);
        errors.add(1, { 'aigov.code': known.has(code) ? code : 'other' });
      }
    },

    stop: () => provider.shutdown().catch(() => {}),
  };
}
