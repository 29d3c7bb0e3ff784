import assert from 'node:assert/strict';
import test from 'node:test';
import './making.mjs';
import { schema } from '../editor/schema.js';
import { spotted } from '../editor/showing.js';

const paragraph = (...runs) => schema.node('paragraph', { wId: 'p' }, runs.map(run => typeof run === 'string' ? schema.text(run) : schema.node('reference', run)));

test('the words of a finding are found as whole words, as they are written', () => {
  assert.deepEqual(spotted(paragraph('where N is the number and N/2 not'), 'N'), [[6, 7], [26, 27]]);
});

test('else whatever the case', () => assert.deepEqual(spotted(paragraph('It Must be; mustard.'), 'must'), [[3, 7]]));
test('a cross reference before them takes one place', () => assert.deepEqual(spotted(paragraph('See ', { to: 'x' }, ' must'), 'must'), [[6, 10]]));
test('signs stand for themselves', () => assert.deepEqual(spotted(paragraph('a (b) c-d [e]'), '(b) c-d [e]'), [[2, 13]]));
test('a finding without words is of all of them, and of none in an empty place', () => {
  assert.deepEqual(spotted(paragraph('all'), null), [[0, 3]]);
  assert.deepEqual(spotted(paragraph(), null), []);
});
