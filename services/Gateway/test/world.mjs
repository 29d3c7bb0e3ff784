// A small world for tests: three subgraphs over the real contracts, an issuer of tokens, a collector of traces, a gateway.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { startGateway } from '../src/gateway.mjs';
import { readSettings } from '../src/settings.mjs';
import { startSubgraph } from './subgraph.mjs';

export const here = path => fileURLToPath(new URL(path, import.meta.url));

/** One world for all tests of a file. */
export function shareWorld(env) {
  const world = {};
  const stops = [];
  before(async () => Object.assign(world, await startWorld({ after: stop => stops.unshift(stop) }, env)));
  after(async () => {
    for (const stop of stops) await stop();
  });
  return world;
}

/** Starts all; it is stopped after the test `t`. `env` overrides settings of the gateway. */
export async function startWorld(t, env = {}) {
  const issuer = await startIssuer(t);
  const subgraphs = Object.fromEntries(await Promise.all(['identity', 'standards', 'ledger', 'collaborative', 'compliance'].map(async name => [name, await startSubgraph(t, name)])));
  const collector = await startCollector(t);
  const gateway = await startGateway(readSettings({
    PORT: '0', Identity__Authority: issuer.url, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    ...Object.fromEntries(Object.entries(subgraphs).map(([name, { url }]) => [`SUBGRAPH_${name.toUpperCase()}_URL`, url])),
    ...env,
  }));
  t.after(() => gateway.stop());
  return { issuer, subgraphs, collector, gateway, url: `${gateway.url}/graphql` };
}

/** POSTs a GraphQL request → { status, headers, body }. */
export async function ask(url, query, { variables, token, headers, ...rest } = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
    body: JSON.stringify({ query, variables, ...rest }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
}

export const codesOf = answer => (answer.body.errors ?? []).map(error => error.extensions?.code);

/** An OpenID issuer: discovery, keys, and tokens for the asking. */
async function startIssuer(t) {
  const keys = [];
  const rotate = async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    keys.push({ kid: `key-${keys.length + 1}`, privateKey, jwk: { ...await exportJWK(publicKey), kid: `key-${keys.length + 1}`, alg: 'RS256', use: 'sig' } });
  };
  await rotate();
  const issuer = await listen(t, (request, response) => {
    issuer.requests.push(request.url);
    if (issuer.broken) response.writeHead(500).end();
    else if (request.url === '/.well-known/openid-configuration') response.end(JSON.stringify({ issuer: `${issuer.url}/`, jwks_uri: `${issuer.url}/jwks` }));
    else response.end(JSON.stringify({ keys: keys.map(key => key.jwk) }));
  });
  return Object.assign(issuer, {
    requests: [],
    broken: false,
    rotate,
    token: ({ sub = 'person-1', expires = '5m', audience = 'aigov', from = `${issuer.url}/`, typ = 'at+jwt', key = keys.at(-1), ...claims } = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: key.kid, typ }).setSubject(sub).setIssuer(from)
        .setAudience(audience).setIssuedAt().setExpirationTime(expires).sign(key.privateKey),
  });
}

/** Takes OTLP over HTTP: keeps the raw protobuf, in which names and attribute values can be found as text. */
async function startCollector(t) {
  const collector = await listen(t, async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    collector.received.push({ path: request.url, type: request.headers['content-type'], bytes: Buffer.concat(chunks) });
    response.end();
  });
  return Object.assign(collector, { received: [] });
}

/** An HTTP server on a free port of this machine. */
export async function listen(t, handler, port = 0) {
  const server = createServer(handler);
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const stop = () => new Promise(resolve => {
    server.close(resolve);
    server.closeAllConnections();
  });
  t.after(stop);
  return { url: `http://127.0.0.1:${server.address().port}`, port: server.address().port, stop };
}

/** Waits until the condition holds, at most half a minute: a busy machine starts a process slowly. */
export async function eventually(condition) {
  for (const deadline = Date.now() + 30_000; ;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > deadline) throw new Error('What was waited for did not happen.');
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** Follows a subscription: next() → the next result, close(). */
export async function follow(url, query, { token, variables } = {}) {
  const abort = new AbortController();
  const response = await fetch(url, {
    method: 'POST', signal: abort.signal,
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const results = (async function* read() {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body) {
      text += decoder.decode(chunk, { stream: true });
      for (let end; (end = text.indexOf('\n\n')) >= 0; text = text.slice(end + 2)) {
        const event = text.slice(0, end);
        if (/^event: complete$/m.test(event)) return;
        const data = /^data: (.+)$/m.exec(event)?.[1];
        if (data) yield JSON.parse(data);
      }
    }
  })();
  return { status: response.status, type: response.headers.get('content-type'), next: async () => (await results.next()).value, close: () => abort.abort() };
}
