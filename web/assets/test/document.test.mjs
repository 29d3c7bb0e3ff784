import assert from 'node:assert/strict';
import test from 'node:test';
import { EditorState } from 'prosemirror-state';
import { Making } from './making.mjs';
import { model } from '../editor/schema.js';
import { jsonOf, mainElements, readDocument, writeDocument } from '../editor/document.js';
import { adopting } from '../editor/adopting.js';

const seeds = Array.from({ length: 100 }, (_, n) => n + 1);

test('any document comes back as it was, byte for byte', () => {
  const kinds = new Set();
  for (const seed of seeds) {
    const json = new Making(seed).document();
    const text = JSON.stringify(json);
    for (const found of text.matchAll(/"kind":"([A-Z_]+)"/g)) kinds.add(found[1]);
    const doc = readDocument(json);
    doc.check();
    assert.equal(JSON.stringify(writeDocument(doc)), text, `seed ${seed}`);
    assert.equal(`[${mainElements(doc).map(jsonOf)}]`, JSON.stringify(json.elements));
  }
  assert.deepEqual([...kinds].sort(), Object.keys(model.kinds).sort());
});

test('runs are in their normal form whatever the editor holds', () => {
  const doc = readDocument({ v: 1, elements: [{ wId: 'c', kind: 'CLAUSE', children: [{ wId: 'p', kind: 'PARAGRAPH', text: ['a'] }] }] });
  const state = EditorState.create({ doc });
  const bold = doc.type.schema.marks.strong.create();
  const tr = state.tr.insertText('bcd', 5).addMark(5, 6, bold).addMark(7, 8, bold).removeMark(5, 8, bold);
  assert.deepEqual(writeDocument(tr.doc).elements[0].children[0].text, ['abcd']);
});

test('a list without items and a table without rows are not sent', () => {
  const doc = readDocument({ v: 1, elements: [{ wId: 'c', kind: 'CLAUSE', children: [{ wId: 'l', kind: 'LIST', ordered: true }, { wId: 't', kind: 'TABLE', text: ['Title'] }, { wId: 'p', kind: 'PARAGRAPH' }] }] });
  assert.deepEqual(writeDocument(doc).elements, [{ wId: 'c', kind: 'CLAUSE', children: [{ wId: 'p', kind: 'PARAGRAPH' }] }]);
});

test('any text is brought to any other, and keeps the nodes that are the same', () => {
  for (const seed of seeds) {
    const making = new Making(seed);
    const before = making.document();
    const after = changedBy(making, structuredClone(before));
    const state = EditorState.create({ doc: readDocument(before) });
    const tr = adopting(state, readDocument(after));
    const doc = tr ? state.apply(tr).doc : state.doc;
    doc.check();
    assert.equal(JSON.stringify(writeDocument(doc)), JSON.stringify(after), `seed ${seed}`);
  }
});

/** Strikes, moves, rewords and adds here and there. */
function changedBy(making, json) {
  const { below, happens } = making.chance;
  const visit = element => {
    if (element.text && happens(0.2)) element.text = making.text(model.kinds[element.kind].words);
    element.children?.forEach(visit);
    if (!element.children || !happens(0.3)) return;
    const rule = model.kinds[element.kind];
    const at = below(element.children.length);
    const rest = [...element.children];
    const [taken] = rest.splice(at, 1);
    const same = rest.findIndex(other => model.divisions.includes(other.kind) === model.divisions.includes(taken.kind));
    if (happens(0.5) && same >= 0) { rest.splice(same, 0, taken); element.children = rest; }
    else if (happens(0.5) && (!rule.needs || rest.some(other => other.kind === rule.needs))) { if (rest.length > 0) element.children = rest; else delete element.children; }
    else element.children.splice(at, 0, making.element(taken.kind, 8));
  };
  json.elements.forEach(visit);
  return json;
}
