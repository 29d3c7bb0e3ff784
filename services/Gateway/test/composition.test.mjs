import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { test } from 'node:test';
import { breakingChanges, compose, invalidDocuments, publicSdl, readContracts } from '../src/composition.mjs';
import { readDocuments } from '../src/documents.mjs';
import { names } from '../src/subgraphs.mjs';
import { here } from './world.mjs';

const contracts = readContracts(here('../../../docs/schema'));
const committed = readFileSync(here('../supergraph.graphql'), 'utf8');
const planted = (name, from, to) => contracts.map(contract => {
  if (contract.name !== name) return contract;
  const sdl = contract.sdl.replace(from, to);
  assert.notEqual(sdl, contract.sdl, 'nothing was planted');
  return { name, sdl };
});

test('the contracts compose, and the committed supergraph is what they compose to', () => {
  const { errors, supergraph } = compose(contracts);
  assert.equal(errors, undefined);
  assert.equal(supergraph, committed);
});

test('the supergraph holds every subgraph, and clients see none of its machinery', () => {
  for (const name of names) assert.match(committed, new RegExp(`@join__graph\\(name: "${name}"`));
  assert.doesNotMatch(publicSdl(committed), /join__|_Any|_Entity|_service/);
});

test('a contract that does not compose is refused, with the reason', () => {
  const { errors } = compose(planted('ledger', /^type Query \{/m, 'type Query { viewer: Int'));
  assert.ok(errors.some(error => /viewer/.test(error)), String(errors));
});

test('a contract that is no GraphQL is refused, with the reason', () => {
  assert.match(compose([{ name: 'ledger', sdl: 'type {' }]).errors[0], /^SYNTAX: /);
});

for (const [change, from, to, finding] of [
  ['a field that goes', /^\s*checkpoint: Checkpoint!.*$/m, '', 'FIELD_REMOVED: Query.checkpoint was removed.'],
  ['a field that may become null', /checkpoint: Checkpoint!/, 'checkpoint: Checkpoint', 'FIELD_CHANGED_KIND: Query.checkpoint changed type from Checkpoint! to Checkpoint.'],
  ['an argument that becomes required', /checkpoint: Checkpoint!/, 'checkpoint(size: Int!): Checkpoint!', 'REQUIRED_ARG_ADDED: A required arg size on Query.checkpoint was added.'],
])
  test(`${change} is a breaking change, and named`, () => {
    const { supergraph, errors } = compose(planted('ledger', from, to));
    assert.equal(errors, undefined);
    assert.deepEqual(breakingChanges(committed, supergraph), [finding]);
  });

test('a field more breaks nobody', () => {
  const { supergraph } = compose(planted('ledger', /checkpoint: Checkpoint!/, 'checkpoint: Checkpoint! size: Int'));
  assert.deepEqual(breakingChanges(committed, supergraph), []);
});

test('the committed trusted documents fit the contracts, and one that does not is found', () => {
  assert.deepEqual(invalidDocuments(committed, readDocuments(here('../trusted-documents'))), []);
  assert.match(invalidDocuments(committed, [{ name: 'x.graphql', text: '{ colour }' }])[0], /^x\.graphql: /);
});

test('the check fails on a planted breaking change and names it', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'contracts-'));
  cpSync(here('../../../docs/schema'), directory, { recursive: true });
  await promisify(execFile)(process.execPath, [here('../check.mjs'), directory]);
  const file = join(directory, 'ledger.graphql');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\s*checkpoint: Checkpoint!.*$/m, ''));
  await assert.rejects(promisify(execFile)(process.execPath, [here('../check.mjs'), directory]), error => {
    assert.equal(error.code, 1);
    assert.match(error.stderr, /breaks clients: FIELD_REMOVED: Query\.checkpoint was removed\./);
    return true;
  });
});
