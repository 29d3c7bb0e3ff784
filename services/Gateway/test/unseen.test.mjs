import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from 'node:test';
import { ask, shareWorld } from './world.mjs';

const world = shareWorld();
const trace = 'deadbeefcafef00ddeadbeefcafef00d';
const marks = ['MarkedAgent', '203.0.113.77', 'MarkedRequest', 'MarkedName', 'MarkedHeader', 'MarkedCookie', trace];
const headers = {
  'user-agent': 'MarkedAgent/7.7', 'x-forwarded-for': '203.0.113.77', 'x-request-id': 'MarkedRequest', traceparent: `00-${trace}-b7ad6b7169203331-01`, 'x-marked': 'MarkedHeader', cookie: 'who=MarkedCookie',
};
const input = { commandId: 'c1', subject: 'Something', account: 'It was so.' };

const everything = async written => {
  await delay(800);   // spans go out every half second
  return Buffer.concat(world.collector.received.map(r => r.bytes)).toString('latin1') + written.join('');
};

const listening = t => {
  const [written, write] = [[], process.stdout.write.bind(process.stdout)];
  t.mock.method(process.stdout, 'write', (text, ...rest) => {
    written.push(String(text));
    return write(text, ...rest);
  });
  return written;
};

for (const [how, document] of [
  ['a report', 'mutation MarkedName($input: FileDisclosureInput!) { fileDisclosure(input: $input) { code } }'],
  ['a report within a fragment', 'mutation MarkedName($input: FileDisclosureInput!) { ...f } fragment f on Mutation { fileDisclosure(input: $input) { code } }'],
])
  test(`${how} of somebody who stays unknown leaves nothing here, and nothing goes on`, async t => {
    const written = listening(t);
    world.subgraphs.compliance.asked.length = 0;
    const answer = await ask(world.url, document, { variables: { input }, token: await world.issuer.token({ sub: 'MarkedName' }), headers, operationName: 'MarkedName' });
    assert.equal(answer.body.data?.fileDisclosure.code, 'C0DE');
    const kept = await everything(written);
    const [{ headers: passed }] = world.subgraphs.compliance.asked;
    for (const mark of marks) {
      assert.ok(!kept.includes(mark), mark);
      assert.ok(!JSON.stringify(passed).includes(mark), mark);
    }
    assert.ok(!kept.includes(Buffer.from(trace, 'hex').toString('latin1')));
    assert.equal(passed.authorization, undefined);
    assert.ok(!written.some(line => line.includes('"message":"request"')));
  });

test('what anyone else asks is seen, so that the search above finds what is there', async t => {
  const written = listening(t);
  await ask(world.url, 'query MarkedName { regimes { id } }', { headers, operationName: 'MarkedName' });
  const kept = await everything(written);
  for (const mark of ['MarkedName', 'MarkedRequest', trace]) assert.ok(kept.includes(mark), mark);
  assert.ok(kept.includes(Buffer.from(trace, 'hex').toString('latin1')));
});
