// The gateway put together: Hive's runtime with the query planner of its router, and our plugins in the order of their work.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Logger, createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { parse, validate } from 'graphql';
import { createAddressOf } from './addresses.mjs';
import { readDocuments, useTrustedDocuments } from './documents.mjs';
import { createHealth } from './health.mjs';
import { withIntrospection } from './introspection.mjs';
import { useLimits } from './limits.mjs';
import { log, runtimeWriter } from './log.mjs';
import { createMetrics } from './metrics.mjs';
import { useObserving } from './observing.mjs';
import { useRateLimit } from './rate.mjs';
import { presentable } from './refusals.mjs';
import { createTokenCheck, useTokens } from './tokens.mjs';
import { createTracing } from './tracing.mjs';
import { useUpstream } from './upstream.mjs';

const drainMs = 5_000;

/** Starts; throws if the supergraph cannot be read or a trusted document does not fit it. → { url, stop } */
export async function startGateway(settings) {
  const tracing = createTracing(settings.tracesEndpoint);
  const metrics = createMetrics(settings.metricsEndpoint, settings.metricsEveryMs);
  const documents = readDocuments(settings.trustedDocuments);
  const runtime = createRuntime(settings, tracing, metrics, documents);
  demandThatDocumentsFit(await runtime.getSchema(), documents);

  let stopping = false;
  const health = createHealth(Object.keys(settings.subgraphs), query => askInside(runtime, query), () => stopping);
  const running = createCount();
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 }, (request, response) => {
    if (health(request, response)) return;
    if (!request.headers.accept?.includes('text/event-stream')) running.until(response, 'close');
    Promise.resolve(runtime(request, response)).catch(error => {
      log.error('a request failed outside of GraphQL', { error: error.name });
      response.destroy();
    });
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(settings.port, settings.host, resolve));

  return {
    url: `http://${settings.host}:${server.address().port}`,
    /** Takes no more, finishes what runs, ends the streams, sends the last spans and measures. */
    async stop() {
      stopping = true;
      server.close();
      await running.none(drainMs);
      await runtime.dispose();
      server.closeAllConnections();
      await Promise.all([tracing.stop(), metrics.stop()]);
    },
  };
}

/** Counts what is under way; none(ms) resolves when nothing is, or after that time. */
function createCount() {
  let count = 0;
  let whenNone = () => {};
  return {
    until(emitter, event) {
      count++;
      emitter.once(event, () => --count === 0 && whenNone());
    },
    none: ms => new Promise(resolve => {
      whenNone = resolve;
      if (count === 0) resolve();
      setTimeout(resolve, ms).unref();
    }),
  };
}

const createRuntime = (settings, tracing, metrics, documents) => createGatewayRuntime({
  supergraph: readFileSync(settings.supergraph, 'utf8'),
  unifiedGraphHandler: withIntrospection(unifiedGraphHandler),
  transportEntries: Object.fromEntries(Object.entries(settings.subgraphs).map(([name, location]) =>
    // Two callers never share an answer; a subscription's document may be longer than an address.
    [name, { location, options: { deduplicateInflightRequests: false, method: 'POST' } }])),
  plugins: () => [
    { onResultProcess: ({ result, setResult }) => result.errors && setResult({ ...result, errors: result.errors.map(presentable) }) },
    useObserving(tracing, metrics),
    useTokens(createTokenCheck(settings), createAddressOf(settings.trustedProxies)),
    useRateLimit(settings.limits),
    useTrustedDocuments(documents),
    useLimits(settings),
    useUpstream({ tracing, timeoutMs: settings.subgraphTimeoutMs }),
  ],
  maskedErrors: { maskError: presentable },
  cors: {
    origin: '*', credentials: false, methods: ['GET', 'POST'], maxAge: 600,
    allowedHeaders: ['authorization', 'content-type', 'traceparent', 'x-request-id', 'x-report-cost'],
    exposedHeaders: ['retry-after', 'x-request-id'],
  },
  __experimental__batchExecution: false,   // a plan asks each subgraph once a step: to gather its calls costs more than it saves
  logging: new Logger({ level: 'warn', writers: [runtimeWriter] }),
  subgraphErrors: false, requestId: false, landingPage: false, graphiql: false,
  graphqlEndpoint: '/graphql', healthCheckEndpoint: '/health/live', readinessCheckEndpoint: '/health/runtime',
});

async function askInside(runtime, query) {
  const answer = await runtime.fetch('http://gateway/graphql', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }), signal: AbortSignal.timeout(4_000),
  }, { internal: true });
  return answer.json();
}

function demandThatDocumentsFit(schema, documents) {
  const faults = documents.flatMap(({ name, text }) => validate(schema, parse(text)).map(error => `${name}: ${error.message}`));
  if (faults.length > 0) throw new Error(`Trusted documents do not fit the supergraph. ${faults.join(' ')}`);
}
