import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, eventually, follow, shareWorld, startWorld } from './world.mjs';

const changed = 'subscription Live($id: ID!) { ballotChanged(id: $id) { id votesCast votes { member { name } receipt { status } } } }';
const world = shareWorld({ GATEWAY_ANONYMOUS_STREAMS: '2' });

test('a ballot’s changes arrive as server-sent events, joined with two other subgraphs', async () => {
  const live = await follow(world.url, changed, { variables: { id: 'b1' } });
  assert.equal(live.status, 200);
  assert.match(live.type, /^text\/event-stream/);
  assert.deepEqual((await live.next()).data.ballotChanged, { id: 'b1', votesCast: 1, votes: [{ member: { name: 'Norway' }, receipt: { status: 'ISSUED' } }] });
  world.subgraphs.standards.events.emit('vote', 2);
  assert.equal((await live.next()).data.ballotChanged.votesCast, 2);
  live.close();
});

test('a receipt’s arrival is one event, then the stream completes', async () => {
  const live = await follow(world.url, 'subscription { receiptIssued(actId: "act-1") { actId leafIndex } }');
  assert.deepEqual((await live.next()).data, { receiptIssued: { actId: 'act-1', leafIndex: '7' } });
  assert.equal(await live.next(), undefined);
});

test('the token, the trace and the request id go with a subscription', async () => {
  const token = await world.issuer.token();
  const live = await follow(world.url, changed, { variables: { id: 'b1' }, token });
  await live.next();
  const { headers } = world.subgraphs.standards.asked.findLast(request => request.headers.accept?.includes('event-stream'));
  assert.equal(headers.authorization, `Bearer ${token}`);
  assert.match(headers.traceparent, /^00-/);
  assert.ok(headers['x-request-id']);
  live.close();
});

test('when the reader goes, the subgraph is let go', async () => {
  await eventually(() => world.subgraphs.standards.followers === 0);
  const live = await follow(world.url, changed, { variables: { id: 'b1' } });
  await live.next();
  assert.equal(world.subgraphs.standards.followers, 1);
  live.close();
  await eventually(() => world.subgraphs.standards.followers === 0);
});

test('a caller may hold only so many open, and room is made when one closes', async () => {
  const open = () => follow(world.url, changed, { variables: { id: 'b1' } });
  const held = [await open(), await open()];
  await Promise.all(held.map(live => live.next()));
  const third = await open();
  assert.equal((await third.next()).errors[0].extensions.code, 'rate.limited');
  held.forEach(live => live.close());
  await eventually(async () => {
    const again = await open();
    const first = await again.next();
    again.close();
    return first.data;
  });
});

test('a subscription that is too costly is refused in the stream', async () => {
  const live = await follow(world.url, `subscription { ballotChanged(id: "b1") { ${'votes { ballot { '.repeat(6)} id ${'} }'.repeat(6)} } }`);
  assert.equal((await live.next()).errors[0].extensions.code, 'query.too_deep');
});

test('a refusal inside a stream arrives with its code and sentence', async () => {
  const refusal = { message: 'There is no such ballot.', path: ['ballotChanged'], extensions: { code: 'ballot.unknown' } };
  world.subgraphs.standards.answer = (_, response) => response.writeHead(200, { 'content-type': 'text/event-stream' })
    .end(`event: next\ndata: ${JSON.stringify({ errors: [refusal], data: null })}\n\nevent: complete\ndata:\n\n`);
  const live = await follow(world.url, changed, { variables: { id: 'none' } });
  world.subgraphs.standards.answer = null;
  assert.deepEqual((await live.next()).errors, [refusal]);
  assert.equal(await live.next(), undefined);
});

test('a stream that breaks off tells the reader, who can begin again', async t => {
  const other = await startWorld(t);
  const live = await follow(other.url, changed, { variables: { id: 'b1' } });
  await live.next();
  await other.subgraphs.standards.stop();
  assert.equal((await live.next()).errors[0].extensions.code, 'subgraph.unavailable');
  assert.equal(await live.next(), undefined);
});

test('a subscription without text/event-stream is refused', async () => {
  assert.equal((await ask(world.url, 'subscription { ballotChanged(id: "b1") { id } }')).status, 406);
});
