import assert from 'node:assert/strict';
import test from 'node:test';
import { TextSelection } from 'prosemirror-state';
import { cell, clause, item, list, made, after, Making, of, p, row, shall, stateOf, table, mathMl } from './making.mjs';
import { model } from '../editor/schema.js';
import { backspace, deleteForward, deleteSelected, enter, liftClause, liftItem, move, nestClause, sinkItem } from '../editor/writing.js';
import { insertFormula, insertReference, isMarked, list as toList, putFigure, takeOutFigure, newAnnex, newBlock, newClause, newIntroduction, newSubclause, newTerm, setKind, toggle, toggleStatus } from '../editor/kinds.js';
import { addColumn, addRow, deleteColumn, deleteRow, gridOf, newTable, nextCell, toggleHeader } from '../editor/tables.js';
import { actsOf } from '../editor/keys.js';
import { readDocument, writeDocument } from '../editor/document.js';
import { identity } from '../editor/identity.js';
import { EditorState } from 'prosemirror-state';

const same = (name, state, command, expected) => test(name, () => assert.deepEqual(made(state, command), expected));
const in_ = (...children) => clause('c', 'Scope', ...children);
const under = (...children) => [['clause#c', 'Scope', children]];

// Enter
same('Enter in a paragraph makes two; the first keeps its identifier', stateOf(in_(p('p', 'one|two'))), enter, under(['paragraph#p', 'one'], ['paragraph#+', '|two']));
same('Enter before a paragraph leaves its identifier with its words', stateOf(in_(p('p', '|one'))), enter, under(['paragraph#+', ''], ['paragraph#p', '|one']));
same('Enter after a heading begins the text', stateOf(clause('c', 'Scope|', p('p', 'one'))), enter, [['clause#c', 'Scope', [['paragraph#+', '|'], ['paragraph#p', 'one']]]]);
same('Enter in a heading makes text of the rest', stateOf(clause('c', 'Scope| and aim')), enter, [['clause#c', 'Scope', [['paragraph#+', '| and aim']]]]);
same('Enter before a heading makes a clause before it', stateOf(clause('c', '|Scope')), enter, [['clause#+', '|'], ['clause#c', 'Scope']]);
same('Enter after a provision goes on with one', stateOf(in_(shall('r', 'It shall|'))), enter, under(['requirement#r', 'It shall'], ['requirement#+', '|']));
same('Enter in an empty provision goes on with plain text', stateOf(in_(shall('r', '|'))), enter, under(['paragraph#+', '|']));
same('Enter in a provision gives what stood in it to the second', stateOf(in_(shall('r', 'one|two', list('l', item('i', 'x'))))), enter, under(['requirement#r', 'one'], ['requirement#+', '|two', [['list#l', [['item#i', 'x']]]]]));
same('Enter in an item makes two', stateOf(in_(list('l', item('i', 'one|two')))), enter, under(['list#l', [['item#i', 'one'], ['item#+', '|two']]]));
same('Enter in an empty item at the end leaves the list', stateOf(in_(list('l', item('i', 'one'), item('j', '|')))), enter, under(['list#l', [['item#i', 'one']]], ['paragraph#+', '|']));
same('Enter in an empty item within an item goes one level up', stateOf(in_(list('l', item('i', 'one', list('m', item('j', 'x'), item('k', '|')))))), enter, under(['list#l', [['item#i', 'one', [['list#m', [['item#j', 'x']]]]], ['item#k', '|']]]));
same('Enter in a cell goes on in it', stateOf(in_(table('t', 'T', row('r', cell('a', 'one|two'))))), enter, under(['table#t', 'T', [['row#r', [['cell#a', 'one', [['paragraph#+', '|two']]]]]]]));
same('Enter in an empty paragraph at the end of an example leaves it', stateOf(in_(of('EXAMPLE', 'e', 'words', [p('p', '|')]))), enter, under(['example#e', 'words'], ['paragraph#+', '|']));
same('Enter after a preferred term makes the definition', stateOf(clause('c', 'Terms', of('TERM', 't', 'ballot|'))), enter, [['clause#c', 'Terms', [['term#t', 'ballot', [['definition#+', '|']]]]]]);
same('Enter after a source makes the next entry', stateOf(clause('c', 'Terms', of('TERM', 't', 'ballot', [of('DEFINITION', 'd', 'act'), of('SOURCE', 's', 'ISO|')]))), enter,
  [['clause#c', 'Terms', [['term#t', 'ballot', [['definition#d', 'act'], ['source#s', 'ISO']]], ['term#+', '|', [['definition#+', '']]]]]]);
same('Enter over chosen words takes them away first', stateOf(in_(p('p', 'one< two> three'))), enter, under(['paragraph#p', 'one'], ['paragraph#+', '| three']));

// Backspace, Delete
same('Backspace at the beginning of a paragraph joins the one before', stateOf(in_(p('p', 'one'), p('q', '|two'))), backspace, under(['paragraph#p', 'one|two']));
same('Backspace at the beginning of a provision makes it plain text', stateOf(in_(p('p', 'one'), shall('r', '|two'))), backspace, under(['paragraph#p', 'one'], ['paragraph#+', '|two']));
same('Backspace at the beginning of a paragraph joins the item before', stateOf(in_(list('l', item('i', 'one')), p('p', '|two'))), backspace, under(['list#l', [['item#i', 'one|two']]]));
same('Backspace at the beginning of an item joins the one before', stateOf(in_(list('l', item('i', 'one'), item('j', '|two')))), backspace, under(['list#l', [['item#i', 'one|two']]]));
same('Backspace at the beginning of the first item takes it out', stateOf(in_(list('l', item('i', '|one'), item('j', 'two')))), backspace, under(['paragraph#+', '|one'], ['list#l', [['item#j', 'two']]]));
same('Backspace in an empty clause takes it away', stateOf(clause('c', 'Scope', p('p', 'one')), clause('d', '|')), backspace, [['clause#c', 'Scope', [['paragraph#p', 'one|']]]]);
same('Backspace at the beginning of a heading gives the clause to the one before', stateOf(clause('c', 'Scope', p('p', 'one')), clause('d', '|Aim', p('q', 'two'), clause('e', 'Sub'))), backspace,
  [['clause#c', 'Scope', [['paragraph#p', 'one'], ['paragraph#+', '|Aim'], ['paragraph#q', 'two'], ['clause#e', 'Sub']]]]);
same('Backspace at the beginning of a cell stays in it', stateOf(in_(table('t', 'T', row('r', cell('a', 'one'), cell('b', '|two'))))), backspace, under(['table#t', 'T', [['row#r', [['cell#a', 'one'], ['cell#b', '|two']]]]]));
same('Backspace after a table does not put words into its last cell', stateOf(in_(table('t', 'T', row('r', cell('a', 'one'))), p('p', '|two'))), backspace, under(['table#t', 'T', [['row#r', [['cell#a', 'one']]]]], ['paragraph#p', '|two']));
same('Delete at the end of a paragraph brings the next one', stateOf(in_(p('p', 'one|'), p('q', 'two'))), deleteForward, under(['paragraph#p', 'one|two']));
same('Delete in an empty paragraph takes it away', stateOf(in_(p('p', '|'), shall('r', 'two'))), deleteForward, under(['requirement#r', '|two']));
same('what is chosen over several elements goes, and the ends join', stateOf(in_(p('p', 'one< two'), shall('r', 'gone'), p('q', 'three> four'))), deleteSelected, under(['paragraph#p', 'one| four']));
same('what is chosen over two clauses goes, and both headings stay', stateOf(clause('c', 'Scope', p('p', 'one< two')), clause('d', 'Ai>m', p('q', 'x'))), deleteSelected, [['clause#c', 'Scope', [['paragraph#p', 'one|']]], ['clause#d', 'm', [['paragraph#q', 'x']]]]);

// Lists and clauses
same('an item goes under the one before it', stateOf(in_(list('l', item('i', 'one'), item('j', 't|wo')))), sinkItem, under(['list#l', [['item#i', 'one', [['list#+', [['item#j', 't|wo']]]]]]]));
same('an item joins the list that is there', stateOf(in_(list('l', item('i', 'one', list('m', item('k', 'x'))), item('j', 't|wo')))), sinkItem, under(['list#l', [['item#i', 'one', [['list#m', [['item#k', 'x'], ['item#j', 't|wo']]]]]]]));
same('an item that goes out takes those after it along', stateOf(in_(list('l', item('i', 'one', list('m', item('j', '|x'), item('k', 'y')))))), liftItem, under(['list#l', [['item#i', 'one'], ['item#j', '|x', [['list#+', [['item#k', 'y']]]]]]]));
same('paragraphs become one list', stateOf(in_(p('p', '<one'), p('q', 'two>'))), toList(true), under(['list#+', [['item#+', '|one'], ['item#+', 'two']]]));
same('a paragraph after a list becomes its next item', stateOf(in_(list('l', item('i', 'one')), p('p', 't|wo'))), toList(true), under(['list#l', [['item#i', 'one'], ['item#+', 't|wo']]]));
same('a list changes its numbers and stays the same', stateOf(in_(list('l', item('i', 'o|ne')))), toList(false), under(['list#l', [['item#i', 'o|ne']]]));
same('in a provision a list begins in it', stateOf(in_(shall('r', 'It shall:|'))), toList(true), under(['requirement#r', 'It shall:', [['list#+', [['item#+', '|']]]]]));
same('a clause goes under the one before it', stateOf(clause('c', 'Scope'), clause('d', 'A|im', p('p', 'x'))), nestClause, [['clause#c', 'Scope', [['clause#d', 'A|im', [['paragraph#p', 'x']]]]]]);
same('a clause that goes out takes those after it along', stateOf(clause('c', 'Scope', clause('d', 'A|im'), clause('e', 'End'))), liftClause, [['clause#c', 'Scope'], ['clause#d', 'A|im', [['clause#e', 'End']]]]);
test('a clause does not go deeper than six levels', () => {
  const deep = (level, ...after) => clause(`l${level}`, 'x', ...(level < 6 ? [deep(level + 1)] : []), ...after);
  const state = stateOf(deep(1, clause('z', 'z|', clause('y', 'y', clause('w', 'w', clause('v', 'v', clause('u', 'u')))))));
  assert.deepEqual(made(state, nestClause), made(state, () => true));
});

// Moving
same('a paragraph moves up', stateOf(in_(p('p', 'one'), p('q', 'tw|o'))), move(-1), under(['paragraph#q', 'tw|o'], ['paragraph#p', 'one']));
same('a paragraph at the edge goes to the next clause', stateOf(clause('c', 'Scope', p('p', 'on|e')), clause('d', 'Aim', p('q', 'two'))), move(1), [['clause#c', 'Scope'], ['clause#d', 'Aim', [['paragraph#p', 'on|e'], ['paragraph#q', 'two']]]]);
same('a paragraph at the beginning goes to the end of the clause before', stateOf(clause('c', 'Scope', p('p', 'one')), clause('d', 'Aim', p('q', 'tw|o'))), move(-1), [['clause#c', 'Scope', [['paragraph#p', 'one'], ['paragraph#q', 'tw|o']]], ['clause#d', 'Aim']]);
same('a clause moves with all below', stateOf(clause('c', 'Scope'), clause('d', 'A|im', p('p', 'x'))), move(-1), [['clause#d', 'A|im', [['paragraph#p', 'x']]], ['clause#c', 'Scope']]);
same('a clause does not move past an annex', stateOf(clause('c', 'Sc|ope'), of('ANNEX', 'a', 'More', [], { status: 'NORMATIVE' })), move(1), [['clause#c', 'Sc|ope'], ['annex#a', 'More']]);

// Kinds
same('of another kind it is another element', stateOf(in_(p('p', 'It s|hall'))), setKind('REQUIREMENT', { modality: 'SHALL' }), under(['requirement#+', 'It s|hall']));
same('another verbal form is the same element', stateOf(in_(shall('r', 'It s|hall'))), setKind('REQUIREMENT', { modality: 'SHOULD' }), under(['requirement#r', 'It s|hall']));
same('what may not stand in a paragraph follows it', stateOf(in_(shall('r', 'o|ne', list('l', item('i', 'x'))))), setKind('PARAGRAPH'), under(['paragraph#+', 'o|ne'], ['list#l', [['item#i', 'x']]]));
same('an item holds a provision', stateOf(in_(list('l', item('i', 'o|ne')))), setKind('REQUIREMENT', { modality: 'MAY' }), under(['list#l', [['item#i', '', [['requirement#+', 'o|ne']]]]]));
same('in a heading a note comes after it', stateOf(clause('c', 'Sc|ope', p('p', 'x'))), setKind('NOTE'), [['clause#c', 'Scope', [['note#+', '|'], ['paragraph#p', 'x']]]]);
same('a clause comes after the one at the caret', stateOf(clause('c', 'Scope', p('p', 'x|')), clause('d', 'Aim')), newClause, [['clause#c', 'Scope', [['paragraph#p', 'x']]], ['clause#+', '|'], ['clause#d', 'Aim']]);
same('a subclause comes after the text', stateOf(clause('c', 'Scope', p('p', 'x|'), p('q', 'y'), clause('d', 'Sub'))), newSubclause, [['clause#c', 'Scope', [['paragraph#p', 'x'], ['paragraph#q', 'y'], ['clause#+', '|'], ['clause#d', 'Sub']]]]);
same('an entry has a place for its definition', stateOf(clause('c', 'Terms|')), newTerm, [['clause#c', 'Terms', [['term#+', '|', [['definition#+', '']]]]]]);
same('an annex goes to the end', stateOf(clause('c', 'Sco|pe'), of('ANNEX', 'a', 'A', [], { status: 'NORMATIVE' })), newAnnex, [['clause#c', 'Scope'], ['annex#a', 'A'], ['annex#+', '|']]);
same('an introduction goes to the beginning', stateOf(clause('c', 'Sco|pe')), newIntroduction, [['introduction#+', '|'], ['clause#c', 'Scope']]);
same('the first clause of an empty text', EditorState.create({ doc: readDocument({ elements: [] }), plugins: [identity()] }), newClause, [['clause#+', '|']]);
const field = { sha256: 'a'.repeat(64), mediaType: 'image/png', alternative: 'A field.' };
const figure = (wId, title, traits = field) => of('FIGURE', wId, title, [], traits);
same('a figure takes the place of an empty paragraph, and the caret waits in its title', stateOf(in_(p('p', '|'))), putFigure(field), under(['figure#+', '|']));
same('a figure stands after what cannot hold it', stateOf(in_(list('l', item('i', 'one|')))), putFigure(field), under(['list#l', [['item#i', 'one']]], ['figure#+', '|']));
same('a figure is taken out from its title', stateOf(in_(p('p', 'one'), figure('f', 'The |field'))), takeOutFigure, under(['paragraph#p', 'one|']));
test('another picture, or other words, leave a figure its identifier and its title', () => {
  const state = after(stateOf(in_(figure('f', 'The |field'))), putFigure({ sha256: 'b'.repeat(64), mediaType: 'image/webp', alternative: 'Another field.' }));
  assert.deepEqual(writeDocument(state.doc).elements[0].children, [{ wId: 'f', kind: 'FIGURE', text: ['The field'], sha256: 'b'.repeat(64), mediaType: 'image/webp', alternative: 'Another field.' }]);
});
same('a formula takes the place of an empty paragraph', stateOf(in_(p('p', '|'))), insertFormula(mathMl), under(['formula#+']));
same('a cross reference stands in the words', stateOf(in_(p('p', 'see |.'))), insertReference('c'), under(['paragraph#p', 'see @|.']));

test('an annex changes between normative and informative', () => {
  const state = after(stateOf(of('ANNEX', 'a', 'A|', [], { status: 'NORMATIVE' })), toggleStatus);
  assert.deepEqual(writeDocument(state.doc).elements[0], { wId: 'a', kind: 'ANNEX', text: ['A'], status: 'INFORMATIVE' });
});

test('words are set off and no longer; above and below the line exclude each other', () => {
  let state = after(stateOf(in_(p('p', 'H<2>O'))), toggle('superscript'));
  assert.ok(isMarked(state, 'superscript'));
  state = after(state, toggle('subscript'));
  assert.deepEqual(writeDocument(state.doc).elements[0].children[0].text, ['H', { text: '2', marks: ['SUBSCRIPT'] }, 'O']);
  assert.deepEqual(writeDocument(after(state, toggle('subscript')).doc).elements[0].children[0].text, ['H2O']);
});

// Tables
const wide = () => stateOf(in_(table('t', 'T', row('r', cell('a', 'o|ne'), cell('b', 'two')), row('s', cell('c1', 'three', 2)))));
const shapeOf = state => { let found = null; state.doc.descendants(node => { if (node.type.name === 'table') found = gridOf(node); }); return found.grid.map(line => line.map(known => known.node.attrs.wId)); };

test('a column beside: a cell that spans it is widened', () => {
  const state = after(wide(), addColumn());
  const [first, second] = shapeOf(state);
  assert.deepEqual([first.length, first[0], first[2]], [3, 'a', 'b']);
  assert.deepEqual(second, ['c1', 'c1', 'c1']);
});

test('a row below, and away again', () => {
  const more = after(wide(), addRow());
  assert.equal(shapeOf(more).length, 3);
  assert.deepEqual(shapeOf(after(more, deleteRow)), [['a', 'b'], ['c1', 'c1']]);
});

test('a row through a cell that spans it makes that one longer', () => {
  const state = stateOf(in_(table('t', 'T', row('r', cell('a', 'o|ne'), cell('b', 'two', 1, 2)), row('s', cell('d', 'x')))));
  const grid = shapeOf(after(state, addRow()));
  assert.deepEqual([grid.length, grid[0][1], grid[1][1], grid[2][1]], [3, 'b', 'b', 'b']);
  assert.deepEqual(shapeOf(after(state, deleteRow)), [['d', 'b']]);
});

test('a column away: a cell that spans it is narrowed', () => assert.deepEqual(shapeOf(after(wide(), deleteColumn)), [['b'], ['c1']]));

test('Tab goes from cell to cell, and after the last one makes a row', () => {
  const state = after(stateOf(in_(table('t', 'T', row('r', cell('a', '|'), cell('b', ''))))), nextCell(1));
  assert.equal(state.selection.$head.node(-1).attrs.wId, 'b');
  assert.equal(shapeOf(after(state, nextCell(1))).length, 2);
  assert.equal(after(state, nextCell(-1)).selection.$head.node(-1).attrs.wId, 'a');
});

same('Tab goes from the title of a table to its first cell', stateOf(in_(table('t', 'T|', row('r', cell('a', ''), cell('b', ''))))), nextCell(1), under(['table#t', 'T', [['row#r', [['cell#a', '|'], ['cell#b', '']]]]]));
test('Shift and Tab leave the text from the title of a table', () => assert.equal(nextCell(-1)(stateOf(in_(table('t', 'T|', row('r', cell('a', '')))))), false));

test('a new table has a head, and the caret in its title', () => {
  const state = after(stateOf(in_(p('p', '|'))), newTable);
  assert.deepEqual(shapeOf(state).map(line => line.length), [2, 2]);
  assert.equal(state.selection.$head.parent.type.name, 'line');
  assert.equal(writeDocument(after(after(state, nextCell(1)), toggleHeader).doc).elements[0].children[0].kind, 'TABLE');
});

// Whatever is done, the text stays one that the service takes
test('any acts at any places leave a text that is well formed, and none of its words is lost but by deleting', () => {
  const nothing = () => true;
  const acts = actsOf({ formula: insertFormula(mathMl), figure: putFigure(field), reference: nothing, help: nothing, nextFinding: nothing, toolbar: nothing }).flatMap(group => group.acts)
    .filter(act => !['undo', 'redo', 'deleteRow', 'deleteColumn'].includes(act.id)).map(act => ({ id: act.id, run: act.run }));
  const all = [...acts, { id: 'enter', run: enter }, { id: 'backspace', run: backspace }, { id: 'delete', run: deleteForward }, { id: 'tab', run: sinkItem }, { id: 'cell', run: nextCell(1) }];
  const signs = doc => [...doc.textContent].filter(sign => sign.trim() !== '').sort().join('');
  for (let seed = 1; seed <= 60; seed++) {
    const making = new Making(seed);
    let state = EditorState.create({ doc: readDocument(making.document()), plugins: [identity()] });
    const place = () => TextSelection.near(state.doc.resolve(making.chance.below(state.doc.content.size + 1)));
    for (let step = 0; step < 25; step++) {
      state = state.apply(state.tr.setSelection(place()));
      const act = making.chance.of(all);
      const before = state;
      const next = after(state, act.run);
      const where = `seed ${seed}, step ${step}, ${act.id}`;
      next.doc.check();
      assert.equal(signs(next.doc), signs(before.doc), where);
      check(next.doc, where);
      state = next;
    }
  }
});

test('any deleting of what is chosen takes that and nothing else', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const making = new Making(seed);
    let state = EditorState.create({ doc: readDocument(making.document()), plugins: [identity()] });
    const [a, b] = [making.chance.below(state.doc.content.size), making.chance.below(state.doc.content.size)];
    state = state.apply(state.tr.setSelection(TextSelection.between(state.doc.resolve(Math.min(a, b)), state.doc.resolve(Math.max(a, b)))));
    const { from, to } = state.selection;
    const left = state.doc.textBetween(0, from) + state.doc.textBetween(to, state.doc.content.size);
    const next = after(state, deleteSelected);
    next.doc.check();
    check(next.doc, `seed ${seed}`);
    assert.equal(next.doc.textContent, left, `seed ${seed}`);
  }
});

/** As the service checks it: identifiers, levels, annexes. */
function check(doc, where) {
  const met = new Set();
  const visit = (element, level) => {
    assert.match(element.wId, /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, where);
    assert.ok(!met.has(element.wId), `${element.wId} twice, ${where}`);
    met.add(element.wId);
    const divides = model.divisions.includes(element.kind);
    assert.ok(!divides || level + 1 <= model.clauseLevels, `too deep, ${where}`);
    for (const child of element.children ?? []) {
      assert.ok(model.kinds[element.kind].children.includes(child.kind), `${child.kind} in ${element.kind}, ${where}`);
      visit(child, level + (divides ? 1 : 0));
    }
  };
  writeDocument(doc).elements.forEach(element => visit(element, 0));
}
