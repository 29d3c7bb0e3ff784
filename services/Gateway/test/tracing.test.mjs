import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTracing } from '../src/tracing.mjs';

const tracing = createTracing();
const begin = (count, traceparent) => Array.from({ length: count }, () => tracing.startRequest('POST', traceparent));
const isSampled = span => span.spanContext().traceFlags === 1;

test('of the traces that begin here in one second only the first are kept, and of those from elsewhere what was decided there', () => {
  const began = performance.now();
  const kept = begin(500).filter(isSampled).length;
  const seconds = Math.floor(performance.now() / 1000) - Math.floor(began / 1000) + 1;
  assert.ok(kept >= 20 && kept <= 20 * seconds, `${kept} in ${seconds} s`);
  assert.ok(begin(500, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01').every(isSampled));
  assert.ok(!begin(500, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00').some(isSampled));
});
