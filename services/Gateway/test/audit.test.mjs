import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit } from '../audit.mjs';
import { startWorld } from './world.mjs';

test('the public audit of GraphQL over HTTP passes whole', async t => {
  const { url } = await startWorld(t);
  const { passed, findings } = await audit(url);
  assert.deepEqual(findings.map(({ id, name, reason }) => `${id} ${name}: ${reason}`), []);
  assert.ok(passed >= 61, `${passed} audits`);
});
