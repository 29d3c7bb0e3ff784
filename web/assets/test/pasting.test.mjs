import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { EditorState } from 'prosemirror-state';
import { cell, clause, chance, drawn, idsOf, item, list, of, p, row, shall, stateOf, table } from './making.mjs';
import { readHtml, readText } from '../editor/pasting.js';
import { ofData, picturesIn } from '../editor/pictures.js';
import { placing } from '../editor/placing.js';
import { identity } from '../editor/identity.js';
import { readDocument, writeDocument } from '../editor/document.js';

const html = name => readHtml(readFileSync(new URL(`clipboard/${name}.html`, import.meta.url), 'utf8'));
const emptyText = () => EditorState.create({ doc: readDocument({ elements: [clause('c')] }), plugins: [identity()] });

/** The text after blocks are put where the caret stands. */
function put(state, blocks) {
  const known = idsOf(writeDocument(state.doc));
  const next = state.apply(placing(state, blocks));
  next.doc.check();
  return { next, drawn: drawn(next, known) };
}

const bare = value => JSON.parse(JSON.stringify(value).replaceAll('|', ''));
const into = (state, blocks) => bare(put(state, blocks).drawn);

/** Words with marks, kinds and traits, without identifiers. */
const shape = json => JSON.parse(JSON.stringify(json, (name, value) => name === 'wId' ? undefined : value));
const P = (...text) => ({ kind: 'PARAGRAPH', text });

test('Word: headings, lists by their levels, tables with spans; no notes, comments, struck words or fields', () => {
  const { next } = put(emptyText(), html('word'));
  const [evaluation, annex] = shape(writeDocument(next.doc).elements);
  assert.deepEqual(evaluation, {
    kind: 'CLAUSE', text: ['Evaluation'], children: [
      P('The ', { text: 'operator', marks: ['STRONG'] }, ' shall keep a record in Geneva, of 10', { text: '26', marks: ['SUPERSCRIPT'] }, ' FLOP.'),
      P('Kept and added words.'),
      { kind: 'LIST', children: [
        { kind: 'ITEM', text: ['its ', { text: 'purpose', marks: ['EMPHASIS'] }, ';'], children: [{ kind: 'LIST', children: [{ kind: 'ITEM', text: ['as planned;'] }, { kind: 'ITEM', text: ['as used;'] }], ordered: true }] },
        { kind: 'ITEM', text: ['its results.'] },
      ], ordered: true },
      { kind: 'LIST', children: [{ kind: 'ITEM', text: ['a bullet'] }], ordered: false },
      { kind: 'NOTE', text: ['This helps.'] },
      { kind: 'CLAUSE', text: ['Limits'], children: [{ kind: 'TABLE', children: [
        { kind: 'ROW', children: [{ kind: 'CELL', text: [{ text: 'Values', marks: ['STRONG'] }], header: true, columnSpan: 2, rowSpan: 1 }] },
        { kind: 'ROW', children: [{ kind: 'CELL', text: ['first'], children: [P('more')], header: false, columnSpan: 1, rowSpan: 2 }, { kind: 'CELL', text: ['1'], header: false, columnSpan: 1, rowSpan: 1 }] },
        { kind: 'ROW', children: [{ kind: 'CELL', text: ['2'], header: false, columnSpan: 1, rowSpan: 1 }] },
      ] }] },
    ],
  });
  assert.deepEqual(annex, { kind: 'ANNEX', text: ['Examples'], children: [P('One.')], status: 'INFORMATIVE' });
});

test('LibreOffice: lists with paragraphs in items, tables, no footnotes', () => {
  const { next } = put(emptyText(), html('libreoffice'));
  assert.deepEqual(shape(writeDocument(next.doc).elements), [{ kind: 'CLAUSE', text: ['Terms'], children: [
    P('A ', { text: 'bold', marks: ['STRONG'] }, ' word, x', { text: '1', marks: ['SUBSCRIPT'] }, '.'),
    { kind: 'LIST', children: [
      { kind: 'ITEM', text: ['one'], children: [{ kind: 'LIST', children: [{ kind: 'ITEM', text: ['deep'] }], ordered: true }] },
      { kind: 'ITEM', text: ['two'], children: [P('with more')] },
    ], ordered: true },
    { kind: 'LIST', children: [{ kind: 'ITEM', text: ['dot'] }], ordered: false },
    { kind: 'TABLE', children: [
      { kind: 'ROW', children: [{ kind: 'CELL', text: ['H'], header: true, columnSpan: 1, rowSpan: 2 }, { kind: 'CELL', text: ['wide'], header: false, columnSpan: 2, rowSpan: 1 }] },
      { kind: 'ROW', children: [{ kind: 'CELL', text: ['a'], header: false, columnSpan: 1, rowSpan: 1 }, { kind: 'CELL', header: false, columnSpan: 1, rowSpan: 1 }] },
    ] },
  ] }]);
});

test('Google Docs: marks that are styles, lists beside items, headings by level', () => {
  const { next } = put(emptyText(), html('googledocs'));
  assert.deepEqual(shape(writeDocument(next.doc).elements), [{ kind: 'CLAUSE', text: ['Scope'], children: [
    P('This is ', { text: 'strong', marks: ['STRONG'] }, ', ', { text: 'stressed', marks: ['EMPHASIS'] }, ' and H', { text: '2', marks: ['SUBSCRIPT'] }, 'O.'),
    { kind: 'LIST', children: [{ kind: 'ITEM', text: ['first'], children: [{ kind: 'LIST', children: [{ kind: 'ITEM', text: ['under it'] }], ordered: true }] }, { kind: 'ITEM', text: ['second'] }], ordered: true },
    { kind: 'CLAUSE', text: ['Aim'], children: [P('End.'), { kind: 'TABLE', children: [{ kind: 'ROW', children: [{ kind: 'CELL', text: ['x'], header: false, columnSpan: 1, rowSpan: 1 }] }] }] },
  ] }]);
});

test('plain text: numbers make clauses and lists, dashes make lists', () => {
  const read = readText('1 Scope\n\nThis document says how.\r\n1.1 Aim\na) one\n    1) deep\nb) two\n— dash\n1. first\n2. second\nEXAMPLE A case.\n2024 was a year.\n');
  assert.deepEqual(read.map(block => [block.kind, block.level ?? null, block.ordered ?? null, block.runs[0].text]), [
    ['heading', 1, null, 'Scope'], ['paragraph', null, null, 'This document says how.'], ['heading', 2, null, 'Aim'],
    ['item', 1, true, 'one'], ['item', 2, true, 'deep'], ['item', 1, true, 'two'], ['item', 1, false, 'dash'], ['item', 1, true, 'first'], ['item', 1, true, 'second'],
    ['example', null, null, 'A case.'], ['paragraph', null, null, '2024 was a year.'],
  ]);
});

test('control characters, soft hyphens and broken halves of characters do not come in', () => {
  assert.equal(readText('a\u0007b\u00ADc\uFFFCd\u200B')[0].runs[0].text, 'abcd');
  assert.equal(readText('a\uD800b')[0].runs[0].text, 'a\uFFFDb');
});

const words = said => [{ kind: 'paragraph', runs: [{ text: said, marks: [] }] }];
const two = [...words('x'), ...words('y')];

test('words go into words', () => assert.deepEqual(put(stateOf(clause('c', 'C', p('p', 'one |two'))), words('and ')).drawn, [['clause#c', 'C', [['paragraph#p', 'one and |two']]]]));
test('paragraphs go among paragraphs', () => assert.deepEqual(into(stateOf(clause('c', 'C', p('p', 'one|two'))), two), [['clause#c', 'C', [['paragraph#p', 'onex'], ['paragraph#+', 'y'], ['paragraph#+', 'two']]]]));
test('after a heading the first words join it', () => assert.deepEqual(into(stateOf(clause('c', 'C|', p('p', 'one'))), two), [['clause#c', 'Cx', [['paragraph#+', 'y'], ['paragraph#p', 'one']]]]));
test('items go among items', () => assert.deepEqual(into(stateOf(clause('c', 'C', list('l', item('i', 'one|'), item('j', 'two')))), readText('a) x\nb) y')), [['clause#c', 'C', [['list#l', [['item#i', 'one'], ['item#+', 'x'], ['item#+', 'y'], ['item#j', 'two']]]]]]));
test('in a provision, paragraphs come after it', () => assert.deepEqual(into(stateOf(clause('c', 'C', shall('r', 'one|'), p('p', 'two'))), two), [['clause#c', 'C', [['requirement#r', 'onex'], ['paragraph#+', 'y'], ['paragraph#p', 'two']]]]));
test('in a cell a table is its words', () => assert.deepEqual(into(stateOf(clause('c', 'C', table('t', 'T', row('r', cell('k', 'one|'))))), readHtml('<table><tr><td>a</td><td>b</td></tr></table>')), [['clause#c', 'C', [['table#t', 'T', [['row#r', [['cell#k', 'onea b']]]]]]]]));
test('clauses come after the clause', () => assert.deepEqual(into(stateOf(clause('c', 'C', p('p', 'one|')), clause('d', 'D')), readText('1 First\ntext\n1.1 Second')), [['clause#c', 'C', [['paragraph#p', 'one']]], ['clause#+', 'First', [['paragraph#+', 'text'], ['clause#+', 'Second']]], ['clause#d', 'D']]));
test('in an introduction clauses stand in it', () => assert.deepEqual(into(stateOf(of('INTRODUCTION', 'n', 'I|')), readText('1 First\ntext\n2 Second')), [['introduction#n', 'I', [['clause#+', 'First', [['paragraph#+', 'text']]], ['clause#+', 'Second']]]]));
test('below the sixth level headings are text', () => {
  const deep = level => clause(`l${level}`, level === 6 ? 'x|' : 'x', ...(level < 6 ? [deep(level + 1)] : []));
  const { next } = put(stateOf(deep(1)), readHtml('<p>a</p><h1>b</h1><h2>c</h2>'));
  assert.match(JSON.stringify(writeDocument(next.doc)), /"b".*"PARAGRAPH","text":\["c"\]/);
});

test('any of it at any place leaves a text that is well formed, and each of its words comes in', async () => {
  const { Making } = await import('./making.mjs');
  const { TextSelection } = await import('prosemirror-state');
  const sources = [html('word'), html('libreoffice'), html('googledocs'), readText('1 A\nx\n— y\n2 B'), two];
  for (let seed = 1; seed <= 80; seed++) {
    const making = new Making(seed);
    const state = EditorState.create({ doc: readDocument(making.document()), plugins: [identity()] });
    const at = state.apply(state.tr.setSelection(TextSelection.near(state.doc.resolve(chance(seed).below(state.doc.content.size)))));
    const blocks = making.chance.of(sources);
    const tr = placing(at, structuredClone(blocks));
    const next = at.apply(tr);
    next.doc.check();
    const inner = JSON.stringify(blocks).match(/"text":"((?:[^"\\]|\\.)*)"/g).map(found => JSON.parse(found.slice(7)).replace(/\s/g, ''));
    const all = next.doc.textContent.replace(/\s/g, '');
    for (const piece of inner) assert.ok(all.includes(piece), `${piece}, seed ${seed}`);
    const ids = [...JSON.stringify(writeDocument(next.doc)).matchAll(/"wId":"([^"]+)"/g)].map(found => found[1]);
    assert.equal(new Set(ids).size, ids.length);
  }
});

test('a picture among words stands by itself, with its alternative; what only leads to one is known for that', async () => {
  const blocks = readHtml('<p>Before <img src="data:image/png;base64,AAEC" alt=" A  cycle "> after</p><p><img src="file:///C:/clip.png"></p>');
  assert.deepEqual(blocks.map(block => block.kind), ['paragraph', 'picture', 'paragraph', 'picture']);
  assert.equal(blocks[1].alternative, 'A  cycle');
  assert.deepEqual([...new Uint8Array(await ofData(blocks[1].address).arrayBuffer())], [0, 1, 2]);
  assert.equal(ofData(blocks[3].address), null);
  for (const address of ['https://elsewhere.example/a.png', 'data:text/html;base64,AAEC', 'data:image/png;base64,A', undefined]) assert.equal(ofData(address), null);
});

test('pictures that are kept are put where a figure may stand', () => {
  const figure = { kind: 'picture', sha256: 'a'.repeat(64), mediaType: 'image/png', alternative: 'A cycle' };
  const { next } = put(stateOf(clause('c', 'Scope', p('p', 'one|'))), [{ kind: 'paragraph', runs: [{ text: ' two', marks: [] }] }, figure]);
  assert.deepEqual(shape(writeDocument(next.doc).elements[0].children), [P('one two'), { kind: 'FIGURE', sha256: 'a'.repeat(64), mediaType: 'image/png', alternative: 'A cycle' }]);
});

test('of what is dropped only pictures are taken', () => {
  assert.deepEqual(picturesIn({ files: [{ type: 'image/png' }, { type: 'text/html' }, { type: 'image/gif' }, { type: 'image/svg+xml' }] }).map(file => file.type), ['image/png', 'image/svg+xml']);
  assert.deepEqual(picturesIn(null), []);
});
