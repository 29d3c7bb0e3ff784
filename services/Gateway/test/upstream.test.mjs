import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startSubgraph } from './subgraph.mjs';
import { ask, codesOf, listen, shareWorld, startWorld } from './world.mjs';

const close = 'mutation { closeBallot(input: { commandId: "c1", ballotId: "b1" }) { id } }';
const read = '{ ballot(id: "b1") { title } }';
const world = shareWorld({ GATEWAY_SUBGRAPH_TIMEOUT_MS: '400' });

test('what one subgraph cannot answer is null and named, the rest is there', async t => {
  const partial = await startWorld(t);
  await partial.subgraphs.ledger.stop();
  const { status, body } = await ask(partial.url, '{ ballots { totalCount } receipt(actId: "act-1") { status } }');
  assert.equal(status, 200);
  assert.deepEqual(body.data, { ballots: { totalCount: 1 }, receipt: null });
  assert.equal(body.errors[0].extensions.code, 'subgraph.unavailable');
  assert.match(body.errors[0].message, /ledger/);
});

test('no address, request or stack of a subgraph shows in an error', async t => {
  const partial = await startWorld(t);
  await partial.subgraphs.standards.stop();
  const text = JSON.stringify((await ask(partial.url, read)).body);
  assert.doesNotMatch(text, /127\.0\.0\.1|ECONN|query|stack/);
});

for (const [name, document] of [['a query', read], ['a mutation', close]])
  test(`${name} survives a subgraph that is back within moments`, async t => {
    const restarted = await startWorld(t);
    const { port } = new URL(restarted.subgraphs.standards.url);
    await restarted.subgraphs.standards.stop();
    const [answer] = await Promise.all([
      ask(restarted.url, document, { token: await restarted.issuer.token() }),
      new Promise(resolve => setTimeout(resolve, 100)).then(() => startSubgraph(t, 'standards', Number(port))),
    ]);
    assert.equal(answer.body.errors, undefined);
  });

test('a mutation whose connection breaks is tried once more, with the same body', async t => {
  const bodies = [];
  const broken = await listen(t, async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    bodies.push(Buffer.concat(chunks).toString());
    response.destroy();
  });
  const { url } = await startWorld(t, { SUBGRAPH_STANDARDS_URL: `${broken.url}/graphql` });
  assert.deepEqual(codesOf(await ask(url, close)), ['subgraph.unavailable']);
  assert.equal(bodies.length, 2);
  assert.equal(bodies[0], bodies[1]);
});

test('a subgraph that takes too long: a query says so, a mutation says how to be sure', async () => {
  world.subgraphs.standards.delayMs = 700;
  const query = await ask(world.url, read);
  assert.deepEqual(codesOf(query), ['subgraph.timeout']);
  const mutation = await ask(world.url, close);
  assert.deepEqual(codesOf(mutation), ['subgraph.timeout']);
  assert.match(mutation.body.errors[0].message, /same commandId/);
  world.subgraphs.standards.delayMs = 0;
});

for (const [name, answer] of Object.entries({
  'a page of HTML': (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>hello</p>'),
  'status 502': (_, response) => response.writeHead(502, { 'content-type': 'application/json' }).end('{"secret":"x"}'),
  'JSON that is none': (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":'),
  'JSON that is no result': (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"secret":"x"}'),
}))
  test(`an answer of ${name} is reported as subgraph.unavailable and not shown`, async () => {
    world.subgraphs.standards.answer = answer;
    const answered = await ask(world.url, read);
    world.subgraphs.standards.answer = null;
    assert.deepEqual(codesOf(answered), ['subgraph.unavailable']);
    assert.doesNotMatch(JSON.stringify(answered.body), /hello|secret|127\.0\.0\.1/);
  });
