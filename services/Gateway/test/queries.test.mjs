import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getIntrospectionQuery } from 'graphql';
import { ask, codesOf, shareWorld } from './world.mjs';

const world = shareWorld();

test('one query joins three subgraphs: ballot, votes, members, receipts', async () => {
  const { status, body } = await ask(world.url, '{ ballot(id: "b1") { title votes { position member { name code } receipt { status leafIndex } } } }');
  assert.equal(status, 200);
  assert.deepEqual(body.data.ballot, {
    title: 'Ballot b1',
    votes: [{ position: 'DISAPPROVE', member: { name: 'Norway', code: 'NO' }, receipt: { status: 'ISSUED', leafIndex: '7' } }],
  });
});

test('variables, fragments, aliases and @include reach the subgraph that owns the field', async () => {
  const { body } = await ask(world.url, `
    query Names($lang: String! = "en", $region: Boolean!) { a: ballot(id: "b1") { ...votes } b: ballot(id: "none") { ...votes } }
    fragment votes on Ballot { votes { member { name(language: $lang) region @include(if: $region) } } }`, { variables: { lang: 'fr', region: false } });
  assert.deepEqual(body, { data: { a: { votes: [{ member: { name: 'Norvège' } }] }, b: null } });
});

test('the contract can be read by introspection, also beside data', async () => {
  const whole = await ask(world.url, getIntrospectionQuery());
  assert.ok(whole.body.data.__schema.types.some(type => type.name === 'Ballot'));
  assert.ok(!whole.body.data.__schema.types.some(type => type.name.startsWith('join__') || type.name === '_Entity'));
  const beside = await ask(world.url, '{ ...both checkpoint { size } } fragment both on Query { __typename __type(name: "Ballot") { name } }');
  assert.deepEqual(beside.body, { data: { __typename: 'Query', checkpoint: { size: '8' }, __type: { name: 'Ballot' } } });
  const named = await ask(world.url, 'query A { checkpoint { size } } query B { __schema { queryType { name } } }', { operationName: 'B' });
  assert.deepEqual(named.body, { data: { __schema: { queryType: { name: 'Query' } } } });
});

test('introspection that nests without end is refused', async () => {
  const { body } = await ask(world.url, '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }');
  assert.deepEqual(codesOf({ body }), ['input.invalid']);
});

test('two callers who ask the same at once each get their own answer', async () => {
  world.subgraphs.identity.delayMs = 50;
  const people = await Promise.all(['ada', 'bo', 'cy', 'di'].map(async sub => [sub, await world.issuer.token({ sub })]));
  const answers = await Promise.all(people.map(([, token]) => ask(world.url, '{ viewer { person { id } } }', { token })));
  world.subgraphs.identity.delayMs = 0;
  assert.deepEqual(answers.map(answer => answer.body.data.viewer.person.id), ['ada', 'bo', 'cy', 'di']);
});

test('authorization, traceparent and x-request-id are passed on to the subgraph', async () => {
  const token = await world.issuer.token();
  const trace = '0af7651916cd43dd8448eb211c80319c';
  const answer = await ask(world.url, '{ viewer { roles } }', { token, headers: { 'x-request-id': 'request-7', traceparent: `00-${trace}-b7ad6b7169203331-01` } });
  const { headers } = world.subgraphs.identity.asked.at(-1);
  assert.equal(headers.authorization, `Bearer ${token}`);
  assert.equal(headers['x-request-id'], 'request-7');
  assert.match(headers.traceparent, new RegExp(`^00-${trace}-(?!b7ad6b7169203331)[0-9a-f]{16}-01$`));
  assert.equal(answer.headers.get('x-request-id'), 'request-7');
});

test('a request id that is no id is replaced, and headers that are not named stay here', async () => {
  const answer = await ask(world.url, '{ viewer { roles } }', { headers: { 'x-request-id': 'a b"c', cookie: 'secret=1', 'x-forwarded-for': '10.0.0.1' } });
  const { headers } = world.subgraphs.identity.asked.at(-1);
  assert.match(headers['x-request-id'], /^[0-9a-f-]{36}$/);
  assert.equal(answer.headers.get('x-request-id'), headers['x-request-id']);
  assert.equal(headers.cookie, undefined);
  assert.equal(headers['x-forwarded-for'], undefined);
  assert.equal(headers.authorization, undefined);
});

test('a refusal of a subgraph arrives with its code and sentence', async () => {
  const { status, body } = await ask(world.url, 'mutation { endSession(id: "s1") { id } }', { token: await world.issuer.token() });
  assert.equal(status, 200);
  assert.equal(body.errors[0].message, 'This session is not yours.');
  assert.equal(body.errors[0].extensions.code, 'session.not_yours');
});

test('a document that does not fit the schema is refused with 400 and input.invalid', async () => {
  const answer = await ask(world.url, '{ ballot(id: "b1") { colour } }');
  assert.equal(answer.status, 400);
  assert.deepEqual(codesOf(answer), ['input.invalid']);
  assert.deepEqual(codesOf(await ask(world.url, '{ ballot(id: ')), ['input.invalid']);
});

test('a variable that does not fit its type is refused as the client’s fault', async () => {
  const answer = await ask(world.url, 'query One($id: ID!) { ballot(id: $id) { title } }', { variables: {} });
  assert.deepEqual(codesOf(answer), ['input.invalid']);
  assert.match(answer.body.errors[0].message, /\$id/);
});

test('a mutation by GET is refused', async () => {
  const answer = await fetch(`${world.url}?query=${encodeURIComponent('mutation { endSession(id: "s1") { id } }')}`);
  assert.equal(answer.status, 405);
});

test('browsers of any origin may ask, without cookies', async () => {
  const preflight = await fetch(world.url, { method: 'OPTIONS', headers: { origin: 'https://example.org', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' } });
  assert.equal(preflight.headers.get('access-control-allow-origin'), 'https://example.org');
  assert.match(preflight.headers.get('access-control-allow-headers'), /authorization/i);
  assert.equal(preflight.headers.get('access-control-allow-credentials'), null);
});

test('any other path is not found', async () => {
  assert.equal((await fetch(`${world.gateway.url}/`)).status, 404);
});
