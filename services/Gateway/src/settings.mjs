// Everything that can be configured, read once from the environment. README.md has the table.
import { fileURLToPath } from 'node:url';
import { locate } from './subgraphs.mjs';

const beside = path => fileURLToPath(new URL(path, import.meta.url));

const defaults = {
  // Anyone may ask anything within limits; who has a token may ask for more.
  anonymous: { depth: 12, fields: 1_000, cost: 5_000, aliases: 30, rate: 100, burst: 300, streams: 200 },
  token: { depth: 14, fields: 5_000, cost: 25_000, aliases: 100, rate: 200, burst: 600, streams: 200 },
};

export function readSettings(env = process.env) {
  const number = (name, otherwise) => {
    const value = env[name]?.trim() ? Number(env[name]) : otherwise;
    if (!Number.isFinite(value) || value < 0) throw new Error(`${name} must be a number of zero or more, not "${env[name]}".`);
    return value;
  };
  const limitsOf = caller => Object.fromEntries(Object.entries(defaults[caller]).map(([limit, otherwise]) =>
    [limit, number(`GATEWAY_${caller}_${limit}`.toUpperCase(), otherwise)]));
  // The address of one signal goes before that of all, and is used as it stands.
  const endpointOf = signal => env[`OTEL_${signal}_EXPORTER`] === 'none' ? null
    : env[`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`] || (env.OTEL_EXPORTER_OTLP_ENDPOINT ? `${env.OTEL_EXPORTER_OTLP_ENDPOINT.replace(/\/+$/, '')}/v1/${signal.toLowerCase()}` : null);
  const offset = number('AIGOV_PORT_OFFSET', 0);

  return Object.freeze({
    host: env.HOST || '127.0.0.1',
    port: number('PORT', 4000 + offset),
    supergraph: env.GATEWAY_SUPERGRAPH || beside('../supergraph.graphql'),
    trustedDocuments: env.GATEWAY_TRUSTED_DOCUMENTS || beside('../trusted-documents'),
    subgraphs: locate(env, offset),
    issuer: env.Identity__Authority || `http://127.0.0.1:${5100 + offset}`,
    metadata: env.Identity__MetadataAddress || null,
    audience: 'aigov',
    trustedProxies: (env.GATEWAY_TRUSTED_PROXIES ?? '127.0.0.1,::1').split(',').map(address => address.trim()).filter(Boolean),
    limits: { anonymous: limitsOf('anonymous'), token: limitsOf('token') },
    maxTokens: number('GATEWAY_MAX_TOKENS', 5_000),
    maxBodyBytes: number('GATEWAY_MAX_BODY_BYTES', 1024 * 1024),
    maxBodyBytesWithToken: number('GATEWAY_TOKEN_MAX_BODY_BYTES', 8 * 1024 * 1024),
    subgraphTimeoutMs: number('GATEWAY_SUBGRAPH_TIMEOUT_MS', 15_000),
    tracesEndpoint: endpointOf('TRACES'),
    metricsEndpoint: endpointOf('METRICS'),
    metricsEveryMs: number('OTEL_METRIC_EXPORT_INTERVAL', 60_000),
  });
}
