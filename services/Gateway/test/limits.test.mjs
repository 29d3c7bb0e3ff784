import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildSchema, parse } from 'graphql';
import { createAddressOf } from '../src/addresses.mjs';
import { assumedLength, measure } from '../src/cost.mjs';
import { createBuckets } from '../src/rate.mjs';
import { readSettings } from '../src/settings.mjs';
import { ask, codesOf, shareWorld, startWorld } from './world.mjs';

const world = shareWorld({ GATEWAY_MAX_TOKENS: '600' });

const schema = buildSchema(`
  type Query { ballots(first: Int! = 50): Connection! ballot: Ballot }
  type Mutation { open: Ballot }
  type Connection { nodes: [Ballot!]! totalCount: Int! }
  type Ballot { title: String votes: [Vote!]! next: Ballot }
  type Vote { id: ID! ballot: Ballot }`);
const costOf = (document, variables) => measure(schema, parse(document), undefined, variables).cost;

test('cost counts objects; a list multiplies, a connection hands its "first" to its list', () => {
  assert.equal(costOf('{ ballot { title } }'), 1);
  assert.equal(costOf('{ ballot { votes { id } } }'), 1 + assumedLength);
  assert.equal(costOf('{ ballots(first: 3) { totalCount nodes { title } } }'), 1 + 3);
  assert.equal(costOf('{ ballots { nodes { title } } }'), 1 + 50);
  assert.equal(costOf('query Some($n: Int! = 4) { ballots(first: $n) { nodes { votes { ballot { title } } } } }'), 1 + 4 * (1 + assumedLength * 2));
  assert.equal(costOf('query Some($n: Int!) { ballots(first: $n) { nodes { title } } }', { n: 9 }), 1 + 9);
  assert.equal(costOf('mutation { open { title } }'), 11);
});

test('a "first" that is negative or no number does not make a query cheap', () => {
  assert.equal(costOf('query Some($n: Int!) { ballots(first: $n) { nodes { title } } }', { n: 'many' }), 1 + 50);
  assert.equal(costOf('{ ballots(first: -5) { nodes { title } } }'), 1);
});

test('fragments count where they are spread, and a pyramid of them is measured in no time', () => {
  const levels = Array.from({ length: 40 }, (_, i) => `fragment f${i} on Ballot { a${i}: next { ...f${i + 1} } b${i}: next { ...f${i + 1} } }`).join('\n');
  const pyramid = `{ ballot { ...f0 } } ${levels} fragment f40 on Ballot { title }`;
  assert.equal(measure(schema, parse(pyramid)).aliases, 2 ** 41 - 2);
});

test('of several operations only the named one is measured', () => {
  const document = parse('query A { ballot { title } } query B { ballot { votes { id } } }');
  assert.equal(measure(schema, document, 'A').cost, 1);
  assert.equal(measure(schema, document, 'B').cost, 1 + assumedLength);
});

const nested = levels => `{ ballot(id: "b1") ${'{ project { draft '.repeat(levels)}{ id }${' } }'.repeat(levels)} }`;

test('a document that is too deep is refused, and a token may go deeper', async () => {
  const token = await world.issuer.token();
  const answer = await ask(world.url, nested(6));
  assert.equal(answer.status, 400);
  assert.deepEqual(codesOf(answer), ['query.too_deep']);
  assert.equal((await ask(world.url, nested(6), { token })).status, 200);
  assert.deepEqual(codesOf(await ask(world.url, nested(7), { token })), ['query.too_deep']);
});

test('a document that is too costly is refused; with a token the limit is higher', async () => {
  const costly = '{ ballots(first: 200) { nodes { votes { member { name } } } } }';
  const answer = await ask(world.url, costly);
  assert.equal(answer.status, 400);
  assert.deepEqual(codesOf(answer), ['query.too_costly']);
  assert.match(answer.body.errors[0].message, /10201 objects; at most 5000/);
  assert.equal((await ask(world.url, costly, { token: await world.issuer.token() })).status, 200);
});

test('too many aliases are refused, also in fragments', async () => {
  const aliases = Array.from({ length: 31 }, (_, i) => `a${i}: __typename`).join(' ');
  assert.deepEqual(codesOf(await ask(world.url, `{ ${aliases} }`)), ['query.too_many_aliases']);
  assert.deepEqual(codesOf(await ask(world.url, `{ ...all } fragment all on Query { ${aliases} }`)), ['query.too_many_aliases']);
});

test('a pyramid of fragments is refused for what it unfolds to', async () => {
  const levels = Array.from({ length: 30 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ');
  assert.deepEqual(codesOf(await ask(world.url, `{ ...f0 } ${levels} fragment f30 on Query { __typename }`)), ['query.too_wide']);
});

test('too many tokens are refused before anything is read', async () => {
  assert.deepEqual(codesOf(await ask(world.url, `{ ${'__typename '.repeat(700)} }`)), ['query.too_long']);
});

test('a body that is too large is refused, with and without its length', async () => {
  const body = JSON.stringify({ query: `{ __typename } # ${'x'.repeat(1024 * 1024)}` });
  const headers = { 'content-type': 'application/json' };
  const known = await fetch(world.url, { method: 'POST', headers, body });
  assert.equal(known.status, 413);
  assert.equal((await known.json()).errors[0].extensions.code, 'request.too_large');
  const chunked = await fetch(world.url, { method: 'POST', headers, duplex: 'half', body: new Blob([body]).stream() });
  assert.equal(chunked.status, 413);
});

test('who has a token may send a file', async () => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await world.issuer.token()}` };
  const ask = size => fetch(world.url, { method: 'POST', headers, body: JSON.stringify({ query: `{ __typename } # ${'x'.repeat(size)}` }) });
  assert.equal((await ask(7 * 1024 * 1024)).status, 200);
  assert.equal((await ask(8 * 1024 * 1024)).status, 413);
});

test('a body without its length is read', async () => {
  const body = new Blob([JSON.stringify({ query: '{ checkpoint { size } }' })]).stream();
  const answer = await fetch(world.url, { method: 'POST', headers: { 'content-type': 'application/json' }, duplex: 'half', body });
  assert.deepEqual(await answer.json(), { data: { checkpoint: { size: '8' } } });
});

test('a list of requests in one is refused', async () => {
  const answer = await fetch(world.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify([{ query: '{ __typename }' }]) });
  assert.equal(answer.status, 400);
});

test('who asks what a query costs is told', async () => {
  const { body } = await ask(world.url, '{ ballot(id: "b1") { votes { member { name } } } }', { headers: { 'x-report-cost': '1' } });
  assert.deepEqual(body.extensions.cost, { depth: 4, fields: 4, aliases: 0, cost: 1 + 2 * assumedLength, limits: { depth: 12, fields: 1000, cost: 5000, aliases: 30 } });
  assert.equal((await ask(world.url, '{ checkpoint { size } }')).body.extensions, undefined);
});

test('a bucket gives its burst, then its rate, per key', () => {
  let now = 0;
  const take = createBuckets({ rate: 2, burst: 3 }, () => now);
  assert.deepEqual([take('a'), take('a'), take('a'), take('a')], [0, 0, 0, 0.5]);
  assert.equal(take('b'), 0);
  now = 0.5;
  assert.deepEqual([take('a'), take('a')], [0, 0.5]);
  now = 100;
  assert.deepEqual([take('a'), take('a'), take('a'), take('a') > 0], [0, 0, 0, true]);
});

test('a bucket with rate 0 is off', () => {
  const take = createBuckets({ rate: 0, burst: 0 });
  assert.equal(take('a'), 0);
});

test('who asks too often gets 429 with retry-after; each person has a bucket', async t => {
  const { url, issuer } = await startWorld(t, { GATEWAY_ANONYMOUS_RATE: '1', GATEWAY_ANONYMOUS_BURST: '2', GATEWAY_TOKEN_RATE: '1', GATEWAY_TOKEN_BURST: '1' });
  const asked = async token => (await ask(url, '{ __typename }', { token })).status;
  assert.deepEqual([await asked(), await asked(), await asked()], [200, 200, 429]);
  const [ada, bo] = [await issuer.token({ sub: 'ada' }), await issuer.token({ sub: 'bo' })];
  assert.deepEqual([await asked(ada), await asked(ada), await asked(bo)], [200, 429, 200]);
  const answer = await ask(url, '{ __typename }');
  assert.deepEqual(codesOf(answer), ['rate.limited']);
  assert.equal(answer.headers.get('retry-after'), '1');
});

test('a forwarded address counts only as far as trusted proxies wrote it', () => {
  const from = (peer, forwarded, proxies = ['127.0.0.1', '10.0.0.9']) =>
    createAddressOf(proxies)({ headers: new Headers(forwarded && { 'x-forwarded-for': forwarded }) }, { req: { socket: { remoteAddress: peer } } });
  assert.equal(from('::ffff:127.0.0.1', '203.0.113.7'), '203.0.113.7');
  assert.equal(from('127.0.0.1', '1.1.1.1, 203.0.113.7, 10.0.0.9'), '203.0.113.7');
  assert.equal(from('198.51.100.1', '203.0.113.7'), '198.51.100.1');
  assert.equal(from('127.0.0.1', undefined), '127.0.0.1');
});

test('a setting that is no number is refused by name', () => {
  assert.throws(() => readSettings({ GATEWAY_TOKEN_COST: 'much' }), /GATEWAY_TOKEN_COST/);
  assert.equal(readSettings({ AIGOV_PORT_OFFSET: '70' }).subgraphs.ledger, 'http://127.0.0.1:5370/graphql');
});
