// Making elements: of another kind out of what is there, or new ones where they may stand.
import { Fragment } from 'prosemirror-model';
import { NodeSelection, TextSelection } from 'prosemirror-state';
import { divides, isElement, kindOf, model, schema } from './schema.js';
import { wordsOf } from './document.js';
import { allows, around, caretIn, childrenOf, clauseLevel, closest, current, make } from './elements.js';
import { atCaret, liftItem, parentOf } from './writing.js';

const done = (dispatch, tr) => { dispatch?.(tr.scrollIntoView()); return true; };
const endOf = found => found.pos + found.node.nodeSize;
const blocksOfText = ['PARAGRAPH', 'REQUIREMENT', 'NOTE', 'EXAMPLE'];

/** Makes the chosen blocks ones of a kind. They are other elements then, for a kind is for life; what is of the kind already keeps its identifier. */
export const setKind = (kind, traits = {}) => (state, dispatch) => {
  const here = atCaret(state);
  if (!here) return newBlock(make(kind, traits))(state, dispatch);
  const { element, $head } = here;
  const own = kindOf(element.node.type);
  if (divides(element.node)) return newBlock(make(kind, traits))(state, dispatch);
  if (['ITEM', 'CELL'].includes(own) || (own === 'EXAMPLE' && kind !== 'PARAGRAPH' && here.textblock.type.name === 'words' && allows(element.node, kind))) return ofHolder(state, dispatch, here, kind, traits);
  const blocks = chosenBlocks(state, element, parentOf($head, element));
  if (!blocks || !allows(blocks.parent, kind)) return false;
  const made = [];
  for (const node of blocks.nodes) {
    const children = childrenOf(node);
    if (kindOf(node.type) === kind) { made.push(node.type.create({ ...node.attrs, ...traits }, node.content)); continue; }
    const target = make(kind, traits, wordsOf(node).content);
    const stays = children.every(child => allows(target, kindOf(child.type)));
    if (!stays && !children.every(child => allows(blocks.parent, kindOf(child.type)))) return false;
    made.push(...(stays ? [target.copy(target.content.append(Fragment.from(children)))] : [target, ...children]));
  }
  const { from, to } = blocks;
  const tr = state.tr.replaceWith(from, to, made);
  return done(dispatch, reselect(tr, state, blocks.nodes.length === 1 && made.length >= 1 ? offsetIn(blocks.nodes[0], made[0], from, state.selection) : null, from));
};

/** Where the caret stands in words that were given to another element at the same place. */
function offsetIn(was, is, from, { anchor, head }) {
  const shift = (wordsOf(is) === is ? 1 : 2) - (wordsOf(was) === was ? 1 : 2);
  return { anchor: anchor + shift, head: head + shift };
}

function reselect(tr, state, places, from) {
  if (!places) return caretIn(tr, from);
  const bound = pos => Math.max(0, Math.min(pos, tr.doc.content.size));
  return tr.setSelection(TextSelection.between(tr.doc.resolve(bound(places.anchor)), tr.doc.resolve(bound(places.head))));
}

/** The siblings that the selection touches; null where not all are blocks of text. */
function chosenBlocks(state, element, parent) {
  const { $from, $to } = state.selection;
  const range = $from.blockRange($to, node => node === parent.node);
  const nodes = range ? parent.node.children.slice(range.startIndex, range.endIndex) : [element.node];
  if (!nodes.every(node => isElement(node) && blocksOfText.includes(kindOf(node.type)))) return null;
  return { nodes, parent: parent.node, from: range?.start ?? element.pos, to: range?.end ?? endOf(element) };
}

/** The words of an item, a cell or an example become a child of the kind in it. */
function ofHolder(state, dispatch, { element, textblock }, kind, traits) {
  if (!allows(element.node, kind)) return false;
  const child = make(kind, traits, textblock.content);
  const at = element.pos + 3;
  const tr = state.tr.delete(element.pos + 2, element.pos + 2 + textblock.content.size).insert(at, child);
  const shift = wordsOf(child) === child ? 2 : 3;
  return done(dispatch, tr.setSelection(TextSelection.create(tr.doc, state.selection.head + shift)));
}

/** Puts a new element where the nearest element around the caret lets it stand. */
export const newBlock = node => (state, dispatch) => {
  const kind = kindOf(node.type);
  const { selection } = state;
  const here = atCaret(state);
  const insert = (pos, tr = state.tr) => done(dispatch, node.isAtom ? selectNode(tr.insert(pos, node), pos) : caretIn(tr.insert(pos, node), pos));
  if (selection instanceof NodeSelection && allows(selection.$from.parent, kind)) return insert(selection.to);
  let child = null;
  for (const found of around(selection.$head)) {
    if (allows(found.node, kind) && !(child === null && kindOf(found.node.type) === 'EXAMPLE' && kind === 'EXAMPLE')) {
      const at = place(found, child, divides(node));
      if (child && here && isEmptyParagraph(child.node) && !divides(node)) return insert(child.pos, state.tr.delete(child.pos, endOf(child)));
      return insert(at);
    }
    child = found;
  }
  return false;
};

const isEmptyParagraph = node => kindOf(node.type) === 'PARAGRAPH' && node.content.size === 0;
const selectNode = (tr, pos) => tr.setSelection(NodeSelection.create(tr.doc, pos));

/** After the child in which the caret stands, or first; a clause always after all blocks, and a block before all clauses. */
function place(holder, child, isDivision) {
  if (child && divides(child.node) === isDivision) return endOf(child);
  let at = holder.pos + 1;
  holder.node.forEach((node, offset) => {
    const own = !isElement(node);
    if (own || (!divides(node) && (isDivision || (child && holder.pos + 1 + offset <= child.pos)))) at = holder.pos + 1 + offset + node.nodeSize;
  });
  return at;
}

// Lists

/** Makes a list of the chosen paragraphs, or plain text of an item; in a provision or a note, begins a list in it. */
export const list = ordered => (state, dispatch) => {
  const here = atCaret(state);
  if (!here) return false;
  const { element, $head } = here;
  const kind = kindOf(element.node.type);
  const inList = kind === 'ITEM' ? { node: $head.node(element.depth - 1), pos: $head.before(element.depth - 1) } : null;
  if (inList?.node.attrs.ordered === ordered) return liftItem(state, dispatch);
  if (inList) return done(dispatch, state.tr.setNodeAttribute(inList.pos, 'ordered', ordered));
  const empty = () => make('LIST', { ordered }, Fragment.empty, [make('ITEM')]);
  const parent = parentOf($head, element);
  const blocks = kind === 'PARAGRAPH' ? chosenBlocks(state, element, parent) : null;
  if (!blocks || !allows(parent.node, 'LIST') || blocks.nodes.some(node => kindOf(node.type) !== 'PARAGRAPH')) return newList(empty(), state, dispatch);
  const items = blocks.nodes.map(node => make('ITEM', {}, node.content));
  const before = state.doc.resolve(blocks.from).nodeBefore;
  const joins = before && isElement(before) && kindOf(before.type) === 'LIST' && before.attrs.ordered === ordered;
  const tr = joins ? state.tr.delete(blocks.from, blocks.to).insert(blocks.from - 1, items) : state.tr.replaceWith(blocks.from, blocks.to, make('LIST', { ordered }, Fragment.empty, items));
  const first = blocks.from + (joins ? -1 : 1);
  const { head } = state.selection;
  return done(dispatch, blocks.nodes.length === 1 ? tr.setSelection(TextSelection.create(tr.doc, head - blocks.from - 1 + first + 2)) : caretIn(tr, first));
};

function newList(node, state, dispatch) {
  return newBlock(node)(state, dispatch && (tr => dispatch(caretIn(tr, current({ selection: tr.selection })?.pos ?? 0))));
}

// Clauses, annexes, terms

const newDivision = kind => make(kind, {}, Fragment.empty, kind === 'TERM' ? [make('DEFINITION')] : []);
const inserted = (state, dispatch, pos, kind) => done(dispatch, caretIn(state.tr.insert(pos, newDivision(kind)), pos));

/** Where in the document itself a new one of a kind stands: after the last of what comes before it. */
function topPlace(doc, kind) {
  let at = 0;
  const rank = model.top.indexOf(kind);
  doc.forEach((node, offset) => { if (model.top.indexOf(kindOf(node.type)) <= rank) at = offset + node.nodeSize; });
  return at;
}

/** A new clause after that in which the caret stands, on its level. */
export function newClause(state, dispatch) {
  for (const found of around(state.selection.$head)) {
    if (!divides(found.node)) continue;
    const holder = state.doc.resolve(found.pos).parent;
    if (kindOf(found.node.type) === 'ANNEX') return newSubclause(state, dispatch);
    if (allows(holder, 'CLAUSE')) return inserted(state, dispatch, endOf(found), 'CLAUSE');
  }
  return inserted(state, dispatch, topPlace(state.doc, 'CLAUSE'), 'CLAUSE');
}

/** A new clause in that in which the caret stands, before the others in it. */
export const newSubclause = (state, dispatch) => below(state, dispatch, 'CLAUSE');

/** A new terminological entry after that in which the caret stands, or in the clause. */
export function newTerm(state, dispatch) {
  const term = closest(state.selection.$head, node => kindOf(node.type) === 'TERM');
  return term ? inserted(state, dispatch, endOf(term), 'TERM') : below(state, dispatch, 'TERM');
}

function below(state, dispatch, kind) {
  const { $head } = state.selection;
  let child = null;
  for (const found of around($head)) {
    if (divides(found.node) && allows(found.node, kind)) {
      const levels = clauseLevel(state.doc.resolve(found.pos + 1)) + 1;
      if (levels > model.clauseLevels) return false;
      return inserted(state, dispatch, place(found, child && divides(child.node) ? child : null, true), kind);
    }
    child = found;
  }
  return false;
}

export const newAnnex = (state, dispatch) => state.doc.children.filter(node => kindOf(node.type) === 'ANNEX').length < 26 && inserted(state, dispatch, topPlace(state.doc, 'ANNEX'), 'ANNEX');

export const newIntroduction = (state, dispatch) =>
  kindOf(state.doc.firstChild?.type ?? 'doc') !== 'INTRODUCTION' && inserted(state, dispatch, 0, 'INTRODUCTION');

/** Whether an annex holds provisions. */
export function toggleStatus(state, dispatch) {
  const annex = closest(state.selection.$head, node => kindOf(node.type) === 'ANNEX');
  return annex !== null && done(dispatch, state.tr.setNodeAttribute(annex.pos, 'status', annex.node.attrs.status === 'NORMATIVE' ? 'INFORMATIVE' : 'NORMATIVE'));
}

// References, formulas, marks

export const insertReference = to => (state, dispatch) => {
  if (!state.selection.$head.parent.inlineContent) return false;
  return done(dispatch, state.tr.replaceSelectionWith(schema.node('reference', { to }), true));
};

export const insertFormula = mathMl => (state, dispatch) => {
  const { selection } = state;
  if (selection instanceof NodeSelection && kindOf(selection.node.type) === 'FORMULA')
    return done(dispatch, selectNode(state.tr.setNodeAttribute(selection.from, 'mathMl', mathMl), selection.from));
  return newBlock(make('FORMULA', { mathMl }))(state, dispatch);
};

/** The figure that is chosen, or in which the caret stands; null where there is none. */
export function figureAt({ selection }) {
  if (selection instanceof NodeSelection && kindOf(selection.node.type) === 'FIGURE') return { node: selection.node, pos: selection.from };
  return closest(selection.$head, node => kindOf(node.type) === 'FIGURE');
}

/** A new figure where the caret stands, or another picture and other words for the one there. */
export const putFigure = ({ sha256, mediaType, alternative }) => (state, dispatch) => {
  const there = figureAt(state);
  if (!there) return newBlock(make('FIGURE', { sha256, mediaType, alternative }))(state, dispatch);
  const tr = state.tr.setNodeMarkup(there.pos, null, { ...there.node.attrs, sha256, mediaType, alternative });
  return done(dispatch, tr.setSelection(NodeSelection.create(tr.doc, there.pos)));
};

/** Takes the figure out, with its title and notes. */
export function takeOutFigure(state, dispatch) {
  const there = figureAt(state);
  return there !== null && done(dispatch, caretIn(state.tr.delete(there.pos, there.pos + there.node.nodeSize), Math.max(0, there.pos - 1)));
}

const opposite = { superscript: 'subscript', subscript: 'superscript' };

/** Sets words off, or no longer. */
export const toggle = name => (state, dispatch) => {
  const { $cursor, from, to, empty } = state.selection;
  if (!state.selection.$head.parent.inlineContent) return false;
  const type = schema.marks[name];
  const tr = state.tr;
  if (empty) {
    const marks = state.storedMarks ?? $cursor?.marks() ?? [];
    const isOn = type.isInSet(marks);
    tr.setStoredMarks(isOn ? type.removeFromSet(marks) : without(type.create().addToSet(marks), opposite[name]));
  } else if (isMarked(state, name)) {
    tr.removeMark(from, to, type);
  } else {
    tr.addMark(from, to, type.create());
    if (opposite[name]) tr.removeMark(from, to, schema.marks[opposite[name]]);
  }
  return done(dispatch, tr);
};

const without = (marks, name) => name ? schema.marks[name].removeFromSet(marks) : marks;

export function isMarked(state, name) {
  const { $cursor, from, to, empty } = state.selection;
  const type = schema.marks[name];
  if (empty) return Boolean(type.isInSet(state.storedMarks ?? $cursor?.marks() ?? []));
  let [all, any] = [true, false];
  state.doc.nodesBetween(from, to, node => {
    if (node.isInline) [all, any] = [all && Boolean(type.isInSet(node.marks)), true];
  });
  return any && all;
}

