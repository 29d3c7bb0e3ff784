import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocuments } from '../src/documents.mjs';
import { ask, codesOf, here, shareWorld, startWorld } from './world.mjs';

const text = 'query Ballot($id: ID!) { ballot(id: $id) { title } }\n';
const deep = `query Deep { ballot(id: "b1") ${'{ project { ballots '.repeat(8)}{ title }${' } }'.repeat(8)} }\n`;
const sha = document => createHash('sha256').update(document).digest('hex');

const directory = mkdtempSync(join(tmpdir(), 'documents-'));
writeFileSync(join(directory, 'ballot.graphql'), text);
writeFileSync(join(directory, 'deep.graphql'), deep);
const world = shareWorld({ GATEWAY_TRUSTED_DOCUMENTS: directory });

test('a trusted document runs by its id', async () => {
  const { status, body } = await ask(world.url, undefined, { documentId: `sha256:${sha(text)}`, variables: { id: 'b7' } });
  assert.equal(status, 200);
  assert.equal(body.data.ballot.title, 'Ballot b7');
});

test('a trusted document runs by Apollo’s persistedQuery', async () => {
  const { body } = await ask(world.url, undefined, { extensions: { persistedQuery: { version: 1, sha256Hash: sha(text) } }, variables: { id: 'b7' } });
  assert.equal(body.data.ballot.title, 'Ballot b7');
});

test('a trusted document runs by GET', async () => {
  const query = new URLSearchParams({ documentId: `sha256:${sha(text)}`, variables: '{"id":"b7"}' });
  const answer = await fetch(`${world.url}?${query}`, { headers: { accept: 'application/graphql-response+json' } });
  assert.equal((await answer.json()).data.ballot.title, 'Ballot b7');
});

test('a trusted document may be sent with its id, as one that is not trusted yet; a text that is not of the id is refused', async () => {
  const query = '{ checkpoint { size } }';
  assert.equal((await ask(world.url, deep, { documentId: `sha256:${sha(deep)}` })).status, 200);
  assert.equal((await ask(world.url, query, { documentId: `sha256:${sha(query)}` })).status, 200);
  const answer = await ask(world.url, query, { documentId: `sha256:${sha(deep)}` });
  assert.deepEqual(codesOf(answer), ['document.mismatch']);
});

test('an unknown id is refused', async () => {
  const answer = await ask(world.url, undefined, { documentId: `sha256:${sha('{ other }')}` });
  assert.equal(answer.status, 400);
  assert.deepEqual(codesOf(answer), ['document.unknown']);
});

test('a request without document and id is refused', async () => {
  assert.deepEqual(codesOf(await ask(world.url, undefined)), ['input.invalid']);
});

test('a trusted document is exempt from the limits that hold for the same text', async () => {
  assert.deepEqual(codesOf(await ask(world.url, deep)), ['query.too_deep']);
  assert.equal((await ask(world.url, undefined, { documentId: `sha256:${sha(deep)}` })).status, 200);
});

test('a gateway does not start with a trusted document that does not fit', async t => {
  const directory = mkdtempSync(join(tmpdir(), 'documents-'));
  writeFileSync(join(directory, 'wrong.graphql'), '{ ballot(id: "b1") { colour } }');
  await assert.rejects(startWorld(t, { GATEWAY_TRUSTED_DOCUMENTS: directory }), /wrong\.graphql: Cannot query field "colour"/);
});

test('the documents trusted here are those of the web: "npm run documents" brings them', () => {
  const [theirs, ours] = ['../../../web/Documents', '../trusted-documents'].map(path => readDocuments(here(path)));
  assert.deepEqual(ours.map(({ name, id }) => [name, id]), theirs.map(({ name, id }) => [name, id]));
});

test('every committed document has one operation, which has a name', () => {
  for (const { name, text: committed } of readDocuments(here('../trusted-documents')))
    assert.equal(committed.match(/^(query|mutation|subscription) [A-Z]\w*/gm)?.length, 1, name);
});
