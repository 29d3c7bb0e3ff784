import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { ask, eventually, follow, here, listen, shareWorld, startWorld } from './world.mjs';

const world = shareWorld();

/** server.mjs as its own process → { url, lines, child }. */
async function startProcess(t, env) {
  const child = spawn(process.execPath, [here('../server.mjs')], {
    env: { PATH: process.env.PATH, PORT: '0', ...Object.fromEntries(Object.entries(world.subgraphs).map(([name, { url }]) => [`SUBGRAPH_${name.toUpperCase()}_URL`, url])), Identity__Authority: world.issuer.url, ...env },
  });
  t.after(() => child.kill('SIGKILL'));
  const lines = [];
  child.stdout.setEncoding('utf8').on('data', text => lines.push(...text.split('\n').filter(Boolean).map(line => JSON.parse(line))));
  return { child, lines, url: (await eventually(() => lines[0])).url };
}

test('live answers as soon as the process does', async () => {
  const answer = await fetch(`${world.gateway.url}/health/live`);
  assert.equal(answer.status, 200);
  assert.deepEqual(await answer.json(), { status: 'Healthy', checks: {} });
});

test('ready asks each subgraph a real query, and names the one that does not answer', async t => {
  const other = await startWorld(t);
  const well = await fetch(`${other.gateway.url}/health/ready`);
  assert.equal(well.status, 200);
  for (const { asked } of Object.values(other.subgraphs)) assert.match(asked[0].body, /query/);

  await other.subgraphs.ledger.stop();
  const ill = await eventually(async () => {
    const answer = await fetch(`${other.gateway.url}/health/ready`);
    return answer.status === 503 && answer.json();
  });
  assert.equal(ill.status, 'Unhealthy');
  assert.deepEqual([ill.checks.identity.status, ill.checks.ledger.status], ['Healthy', 'Unhealthy']);
  assert.match(ill.checks.ledger.reason, /ledger/);
});

test('a request is one line of log, without token, variables or document', async t => {
  const { lines, url } = await startProcess(t);
  const token = await world.issuer.token({ sub: 'somebody-by-name' });
  await ask(url, 'query Secretive($id: ID!) { ballot(id: $id) { title } }', { token, variables: { id: 'variable-content' } });
  const line = await eventually(() => lines.find(l => l.message === 'request'));
  assert.deepEqual([line.status, line.operation, line.name, line.caller, line.cost], [200, 'query', 'Secretive', 'token', 1]);
  assert.match(line.traceId, /^[0-9a-f]{32}$/);
  const text = JSON.stringify(lines);
  for (const secret of [token, token.split('.')[2], 'variable-content', 'somebody-by-name', 'title']) assert.ok(!text.includes(secret), secret);
});

test('SIGTERM ends it cleanly: what runs is finished, streams end, the exit code is 0', async t => {
  const { child, lines, url } = await startProcess(t);
  const live = await follow(url, 'subscription { ballotChanged(id: "b1") { id } }');
  await live.next();
  world.subgraphs.ledger.delayMs = 300;
  const running = ask(url, '{ checkpoint { size } }');
  await eventually(() => world.subgraphs.ledger.asked.some(request => request.body.includes('checkpoint')));
  child.kill('SIGTERM');
  assert.deepEqual((await running).body, { data: { checkpoint: { size: '8' } } });
  world.subgraphs.ledger.delayMs = 0;
  const [code] = await once(child, 'exit');
  assert.equal(code, 0);
  assert.equal(lines.at(-1).message, 'stopped');
});

test('a taken port is one clear line and exit code 1', async t => {
  const { port } = await listen(t, (_, response) => response.end());
  const child = spawn(process.execPath, [here('../server.mjs')], { env: { PATH: process.env.PATH, PORT: String(port) } });
  const [[code], [text]] = await Promise.all([once(child, 'exit'), once(child.stdout.setEncoding('utf8'), 'data')]);
  assert.equal(code, 1);
  assert.match(text, new RegExp(`Port ${port} is taken`));
});

test('measures of requests and errors are sent, and none where nobody wants them', async t => {
  const other = await startWorld(t, { OTEL_METRIC_EXPORT_INTERVAL: '100' });
  await ask(other.url, '{ nonsense }');
  const sent = await eventually(() => other.collector.received.find(({ path, bytes }) => path === '/v1/metrics' && bytes.includes('input.invalid')));
  for (const text of ['http.server.request.duration', 'aigov.gateway.errors']) assert.ok(sent.bytes.includes(text), text);
  assert.ok(!sent.bytes.includes('nonsense'));

  const silent = await startWorld(t, { OTEL_METRIC_EXPORT_INTERVAL: '100', OTEL_METRICS_EXPORTER: 'none', OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${other.collector.url}/own` });
  await ask(silent.url, '{ nonsense }');
  await eventually(() => other.collector.received.some(({ path }) => path === '/own'));
  assert.deepEqual(silent.collector.received, []);
});

test('the caller’s trace goes on: one span for the request, one for each call of a subgraph', async () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  await ask(world.url, 'query Traced { ballot(id: "b1") { votes { member { name } } } }', { headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` } });
  const wanted = Buffer.from(trace, 'hex');
  const exported = await eventually(() => world.collector.received.find(({ bytes }) => bytes.includes(wanted)));
  assert.equal(exported.path, '/v1/traces');
  assert.equal(exported.type, 'application/x-protobuf');
  for (const text of ['gateway', 'query Traced', 'query standards', 'query identity']) assert.ok(exported.bytes.includes(text), text);
  let spans = 0;
  for (let at = exported.bytes.indexOf(wanted); at >= 0; at = exported.bytes.indexOf(wanted, at + 1)) spans++;
  assert.equal(spans, 3);
});
