import assert from 'node:assert/strict';
import test from 'node:test';
import { history, redo, undo } from 'prosemirror-history';
import { EditorState, TextSelection } from 'prosemirror-state';
import { Slice } from 'prosemirror-model';
import { after, clause, p, shall } from './making.mjs';
import { identity } from '../editor/identity.js';
import { find, newWId } from '../editor/elements.js';
import { readDocument, writeDocument } from '../editor/document.js';
import { adopting } from '../editor/adopting.js';
import { setKind } from '../editor/kinds.js';
import { enter } from '../editor/writing.js';
import { schema } from '../editor/schema.js';

const begin = (...elements) => EditorState.create({ doc: readDocument({ elements }), plugins: [history(), identity()] });
const ids = state => writeDocument(state.doc).elements[0].children.map(child => child.wId);
const caret = (state, wId, offset = 0) => state.apply(state.tr.setSelection(TextSelection.create(state.doc, find(state.doc, wId).pos + 1 + offset)));
const remove = (state, wId) => { const { pos, node } = find(state.doc, wId); return state.apply(state.tr.delete(pos, pos + node.nodeSize)); };
const insert = (state, node, before) => state.apply(state.tr.insert(find(state.doc, before).pos, node));

test('a new identifier is e and twelve signs, each as likely', () => {
  const all = Array.from({ length: 2000 }, newWId);
  assert.ok(all.every(id => /^e[a-z0-9]{12}$/.test(id)));
  assert.equal(new Set(all).size, all.length);
  const counts = new Map();
  for (const sign of all.map(id => id.slice(1)).join('')) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  assert.equal(counts.size, 36);
  assert.ok(Math.max(...counts.values()) < 1.35 * Math.min(...counts.values()));
});

test('an element without one gets one', () => {
  const state = insert(begin(clause('c', 'C', p('p', 'one'))), schema.node('paragraph', { wId: null }), 'p');
  assert.match(ids(state)[0], /^e[a-z0-9]{12}$/);
});

test('of two with one identifier, the one that was there keeps it', () => {
  const start = begin(clause('c', 'C', p('p', 'one'), p('q', 'two')));
  const copy = find(start.doc, 'q').node;
  const [first, second, third] = ids(insert(start, copy, 'p'));
  assert.match(first, /^e/);
  assert.deepEqual([second, third], ['p', 'q']);
});

test('what is cut and put elsewhere keeps it', () => {
  const start = begin(clause('c', 'C', p('p', 'one'), p('q', 'two')));
  const cut = find(start.doc, 'q').node;
  assert.deepEqual(ids(insert(remove(start, 'q'), cut, 'p')), ['q', 'p']);
});

test('pasted twice, it has it once', () => {
  const start = begin(clause('c', 'C', p('p', 'one'), p('q', 'two')));
  const cut = find(start.doc, 'q').node;
  const twice = insert(insert(remove(start, 'q'), cut, 'p'), cut, 'p');
  assert.deepEqual(ids(twice).filter(id => id === 'q').length, 1);
  assert.equal(ids(twice)[0], 'q');
});

test('an identifier does not come back with another kind', () => {
  const start = remove(begin(clause('c', 'C', p('p', 'one'), shall('r', 'two'))), 'r');
  const state = insert(start, schema.node('paragraph', { wId: 'r' }), 'p');
  assert.match(ids(state)[0], /^e/);
});

test('undo brings an element back with its identifier and kind, redo the other', () => {
  const start = caret(begin(clause('c', 'C', p('p', 'one'))), 'p');
  const changed = after(start, setKind('NOTE'));
  const [fresh] = ids(changed);
  assert.match(fresh, /^e/);
  const back = after(changed, undo);
  assert.deepEqual(ids(back), ['p']);
  assert.deepEqual(ids(after(back, redo)), [fresh]);
});

test('undo of a deleting brings the identifiers back', () => {
  const start = begin(clause('c', 'C', p('p', 'one'), p('q', 'two')));
  assert.deepEqual(ids(after(remove(start, 'q'), undo)), ['p', 'q']);
});

test('what others wrote is not undone, and the caret goes with its element', () => {
  let state = caret(begin(clause('c', 'C', p('p', 'one'), p('q', 'two'))), 'q', 1);
  state = state.apply(state.tr.insertText('X'));
  const theirs = readDocument({ elements: [clause('c', 'Theirs', p('q', 'tXwo'), p('p', 'one more'))] });
  state = state.apply(adopting(state, theirs));
  assert.equal(state.selection.$head.parent.attrs.wId, 'q');
  assert.equal(state.selection.$head.parentOffset, 2);
  const back = after(state, undo);
  assert.equal(back.doc.textContent, 'Theirstwoone more');
});

test('adopting leaves untouched elements the nodes they were', () => {
  const state = begin(clause('c', 'C', p('p', 'one'), p('q', 'two')), clause('d', 'D', p('s', 'x')));
  const next = state.apply(adopting(state, readDocument({ elements: [clause('c', 'C', p('p', 'one!'), p('q', 'two')), clause('d', 'D', p('s', 'x'))] })));
  assert.equal(next.doc.child(1), state.doc.child(1));
  assert.equal(next.doc.child(0).child(2), state.doc.child(0).child(2));
  assert.equal(adopting(next, next.doc), null);
});

test('splitting gives the new part a new identifier, within a slice too', () => {
  const state = after(caret(begin(clause('c', 'C', p('p', 'one'))), 'p', 1), enter);
  assert.equal(ids(state)[0], 'p');
  const all = state.apply(state.tr.replaceSelection(new Slice(state.doc.child(0).content.cut(3), 0, 0)));
  assert.equal(new Set(ids(all)).size, ids(all).length);
});
