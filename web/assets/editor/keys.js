// Every act of the editor, with its keys: from this the keys, the toolbar and the help are made.
import { baseKeymap, chainCommands, selectAll } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { InputRule, inputRules, undoInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { Plugin } from 'prosemirror-state';
import { backspace, deleteForward, enter, liftClause, liftItem, move, nestClause, sinkItem, atCaret } from './writing.js';
import { isMarked, list, newAnnex, newClause, newIntroduction, newSubclause, newTerm, setKind, toggle, toggleStatus } from './kinds.js';
import { addColumn, addRow, deleteColumn, deleteRow, newTable, nextCell, tableAt, toggleHeader } from './tables.js';
import { closest } from './elements.js';
import { divides, kindOf } from './schema.js';

const isOf = (kind, traits = {}) => state => {
  const element = atCaret(state)?.element.node;
  return Boolean(element) && kindOf(element.type) === kind && Object.entries(traits).every(([name, value]) => element.attrs[name] === value);
};

const inList = ordered => state => {
  const found = state.selection.$head && closest(state.selection.$head, node => kindOf(node.type) === 'LIST');
  return Boolean(found) && found.node.attrs.ordered === ordered;
};

const modality = name => ({ run: setKind('REQUIREMENT', { modality: name }), isOn: isOf('REQUIREMENT', { modality: name }) });

/** @returns the acts by groups; `dialogs` opens what asks the writer something */
export function actsOf(dialogs) {
  return [
    { name: 'history', acts: [
      { id: 'undo', keys: ['Mod-z'], run: undo, sign: '↶' },
      { id: 'redo', keys: ['Mod-y', 'Mod-Shift-z'], run: redo, sign: '↷' },
    ] },
    { name: 'marks', acts: [
      { id: 'strong', keys: ['Mod-b'], sign: 'B' },
      { id: 'emphasis', keys: ['Mod-i'], sign: 'I' },
      { id: 'superscript', keys: ['Mod-.'], sign: 'x²' },
      { id: 'subscript', keys: ['Mod-,'], sign: 'x₂' },
      { id: 'code', keys: ['Mod-`', 'Mod-e'], sign: '<>' },
    ].map(act => ({ ...act, run: toggle(act.id), isOn: state => isMarked(state, act.id) })) },
    { name: 'kinds', acts: [
      { id: 'paragraph', keys: ['Ctrl-Shift-1'], run: setKind('PARAGRAPH'), isOn: isOf('PARAGRAPH') },
      { id: 'shall', keys: ['Ctrl-Shift-2'], ...modality('SHALL') },
      { id: 'should', keys: ['Ctrl-Shift-3'], ...modality('SHOULD') },
      { id: 'may', keys: ['Ctrl-Shift-4'], ...modality('MAY') },
      { id: 'can', keys: ['Ctrl-Shift-5'], ...modality('CAN') },
      { id: 'note', keys: ['Ctrl-Shift-6'], run: setKind('NOTE'), isOn: isOf('NOTE') },
      { id: 'example', keys: ['Ctrl-Shift-9'], run: setKind('EXAMPLE'), isOn: isOf('EXAMPLE') },
      { id: 'list', keys: ['Ctrl-Shift-8'], run: list(false), isOn: inList(false) },
      { id: 'orderedList', keys: ['Ctrl-Shift-7'], run: list(true), isOn: inList(true) },
    ] },
    { name: 'insert', acts: [
      { id: 'table', keys: ['Alt-Shift-t'], run: newTable },
      { id: 'formula', keys: ['Alt-Shift-f'], run: dialogs.formula, opens: true },
      { id: 'figure', keys: ['Alt-Shift-g'], run: dialogs.figure, opens: true },
      { id: 'reference', keys: ['Alt-Shift-r'], run: dialogs.reference, opens: true },
    ] },
    { name: 'structure', acts: [
      { id: 'clause', keys: ['Alt-Shift-c'], run: newClause },
      { id: 'subclause', keys: ['Alt-Shift-s'], run: newSubclause },
      { id: 'term', keys: ['Alt-Shift-e'], run: newTerm },
      { id: 'annex', keys: ['Alt-Shift-a'], run: newAnnex },
      { id: 'status', keys: ['Alt-Shift-n'], run: toggleStatus, isShown: state => closest(state.selection.$head, node => kindOf(node.type) === 'ANNEX') !== null },
      { id: 'introduction', keys: ['Alt-Shift-i'], run: newIntroduction, isShown: state => state.doc.firstChild?.type.name !== 'introduction' },
    ] },
    { name: 'order', acts: [
      { id: 'moveUp', keys: ['Alt-ArrowUp'], run: move(-1), sign: '↑' },
      { id: 'moveDown', keys: ['Alt-ArrowDown'], run: move(1), sign: '↓' },
      { id: 'nest', keys: ['Alt-Shift-ArrowRight'], run: chainCommands(sinkItem, nestClause), sign: '⇥' },
      { id: 'lift', keys: ['Alt-Shift-ArrowLeft'], run: chainCommands(liftItem, liftClause), sign: '⇤' },
    ] },
    { name: 'tables', acts: [
      { id: 'addRow', keys: ['Alt-Shift-ArrowDown'], run: addRow() },
      { id: 'addColumn', keys: ['Alt-Shift-k'], run: addColumn() },
      { id: 'deleteRow', keys: ['Alt-Shift-ArrowUp'], run: deleteRow },
      { id: 'deleteColumn', keys: ['Alt-Shift-x'], run: deleteColumn },
      { id: 'header', keys: ['Alt-Shift-h'], run: toggleHeader, isOn: state => Boolean(tableAt(state)?.at?.node.attrs.header) },
    ].map(act => ({ ...act, isShown: state => tableAt(state) !== null })) },
    { name: 'help', acts: [
      { id: 'nextFinding', keys: ['F8'], run: dialogs.nextFinding, isShown: () => false },
      { id: 'toToolbar', keys: ['Alt-F10'], run: dialogs.toolbar, isShown: () => false },
      { id: 'help', keys: ['Mod-/'], run: dialogs.help, sign: '?', opens: true },
    ] },
  ];
}

const inHeading = $head => $head.parent.type.name === 'line' && divides($head.node($head.depth - 1));

/** Tab does what a writer expects in lists, tables and headings. Elsewhere, and after Escape, it leaves the text. */
function tabKeys() {
  let leaves = false;
  const tab = direction => (state, dispatch) => {
    if (leaves) return false;
    const commands = direction > 0 ? [nextCell(1), sinkItem] : [nextCell(-1), liftItem];
    if (chainCommands(...commands)(state, dispatch)) return true;
    return inHeading(state.selection.$head) && (direction > 0 ? nestClause : liftClause)(state, dispatch);
  };
  const keys = keymap({ Tab: tab(1), 'Shift-Tab': tab(-1) });
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.key === 'Escape') { leaves = true; return true; }
        const handled = keys.props.handleKeyDown(view, event);
        if (event.key !== 'Tab' && event.key !== 'Shift') leaves = false;
        return handled;
      },
      handleDOMEvents: { blur: () => { leaves = false; return false; } },
    },
  });
}

/** What a writer types at the beginning of a paragraph makes a list of it. */
function beginnings() {
  const rule = (pattern, ordered) => new InputRule(pattern, (state, _, start, end) => {
    if (state.selection.$head.parent.type.name !== 'paragraph') return null;
    const tr = state.tr.delete(start, end);
    let made = null;
    list(ordered)(state.apply(tr), second => { made = second; });
    if (!made) return null;
    for (const step of made.steps) tr.step(step);
    return tr.setSelection(made.selection.constructor.create(tr.doc, made.selection.anchor, made.selection.head));
  });
  return inputRules({ rules: [rule(/^(?:1[.)]|a\))\s$/, true), rule(/^[-—–•*]\s$/, false)] });
}

export function writingPlugins(groups) {
  const keys = {};
  for (const act of groups.flatMap(group => group.acts)) for (const key of act.keys) keys[key] = act.run;
  const { Enter: _, Backspace: _b, Delete: _d, 'Mod-Enter': _m, ...others } = baseKeymap;
  return [
    history(),
    beginnings(),
    keymap(keys),
    tabKeys(),
    keymap({ Enter: enter, 'Shift-Enter': enter, Backspace: chainCommands(undoInputRule, backspace), 'Shift-Backspace': backspace, 'Mod-Backspace': backspace, Delete: deleteForward, 'Mod-Delete': deleteForward, 'Mod-a': selectAll }),
    keymap(others),
  ];
}
