// What a writer's keys do to the text: within a paragraph, a heading, an item, a cell, and from one to the next.
import { Fragment } from 'prosemirror-model';
import { NodeSelection, Selection, TextSelection } from 'prosemirror-state';
import { divides, isElement, kindOf, model } from './schema.js';
import { wordsOf } from './document.js';
import { allows, around, caretIn, childrenOf, clauseHeight, clauseLevel, closest, make } from './elements.js';

/** The textblock at the caret and the element whose words it holds; null where no caret stands. */
export function atCaret(state) {
  const { $head } = state.selection;
  if (!$head.parent.isTextblock) return null;
  const element = closest($head);
  return element && { element, $head, textblock: $head.parent, before: $head.parent.content.cut(0, $head.parentOffset), after: $head.parent.content.cut($head.parentOffset),
    atStart: $head.parentOffset === 0, atEnd: $head.parentOffset === $head.parent.content.size };
}

export const parentOf = ($head, element) => ({ node: $head.node(element.depth - 1), pos: element.depth > 1 ? $head.before(element.depth - 1) : -1, depth: element.depth - 1 });
const endOf = found => found.pos + found.node.nodeSize;
const isEmpty = node => wordsOf(node)?.content.size === 0 && childrenOf(node).length === 0;
const done = (dispatch, tr) => { dispatch?.(tr.scrollIntoView()); return true; };

/** A copy of an element with other words and children, under the same identifier. */
function remade(node, inline, children = childrenOf(node)) {
  const own = wordsOf(node);
  return node.type.create(node.attrs, own === node ? inline : own ? [own.type.create(null, inline), ...children] : children);
}

// Enter

export function enter(state, dispatch) {
  if (state.selection instanceof NodeSelection) return afterNode(state, dispatch);
  if (!state.selection.empty) return deleteSelected(state, tr => dispatch && enter(state.apply(tr), second => dispatch(compose(state, tr, second))));
  const here = atCaret(state);
  if (!here) return false;
  const { node } = here.element;
  if (divides(node)) return kindOf(node.type) === 'TERM' ? enterTerm(state, dispatch, here) : enterHeading(state, dispatch, here);
  switch (kindOf(node.type)) {
    case 'TABLE': return enterCaption(state, dispatch, here);
    case 'FIGURE': return leave(state, dispatch, here);
    case 'ITEM': return enterItem(state, dispatch, here);
    case 'CELL': case 'EXAMPLE': return enterHolder(state, dispatch, here);
    case 'DEFINITION': case 'ADMITTED_TERM': case 'SOURCE': return enterEntry(state, dispatch, here);
    default: return enterBlock(state, dispatch, here);
  }
}

/** Two transactions one after the other as one. */
function compose(state, first, second) {
  const tr = state.tr;
  for (const step of [...first.steps, ...second.steps]) tr.step(step);
  return tr.setSelection(Selection.fromJSON(tr.doc, second.selection.toJSON()));
}

function afterNode(state, dispatch) {
  const { node, $from } = state.selection;
  if (!isElement(node) || !allows($from.parent, 'PARAGRAPH')) return false;
  const pos = state.selection.to;
  return done(dispatch, caretIn(state.tr.insert(pos, make('PARAGRAPH')), pos));
}

/** At the end of a heading the text begins; in its middle, the rest is text; before it, a clause comes before. */
function enterHeading(state, dispatch, { element, $head, atStart, atEnd, after }) {
  const parent = parentOf($head, element);
  if (atStart && !atEnd && kindOf(element.node.type) === 'CLAUSE' && allows(parent.node, 'CLAUSE'))
    return done(dispatch, caretIn(state.tr.insert(element.pos, make('CLAUSE')), element.pos));
  const first = childrenOf(element.node)[0];
  const pos = $head.after();
  if (atEnd && first && isEmpty(first)) return done(dispatch, caretIn(state.tr, pos));
  const tr = state.tr.delete($head.pos, $head.end());
  const at = tr.mapping.map(pos);
  return done(dispatch, caretIn(tr.insert(at, make('PARAGRAPH', {}, after)), at));
}

function enterTerm(state, dispatch, { element, $head }) {
  const children = childrenOf(element.node);
  const pos = $head.after();
  if (children[0] && isEmpty(children[0])) return done(dispatch, caretIn(state.tr, pos));
  const kind = children.some(child => kindOf(child.type) === 'DEFINITION') ? 'ADMITTED_TERM' : 'DEFINITION';
  return done(dispatch, caretIn(state.tr.insert(pos, make(kind)), pos));
}

const afterEntry = { ADMITTED_TERM: 'ADMITTED_TERM', DEFINITION: 'NOTE', SOURCE: null };

function enterEntry(state, dispatch, { element, $head, atEnd }) {
  if (!atEnd) return true;
  const next = isEmpty(element.node) ? null : afterEntry[kindOf(element.node.type)];
  const pos = endOf(element);
  if (next) return done(dispatch, caretIn(state.tr.insert(pos, make(next)), pos));
  const term = closest($head, node => kindOf(node.type) === 'TERM');
  return term ? leaveTo(state, dispatch, element, endOf(term), make('TERM', {}, Fragment.empty, [make('DEFINITION')])) : false;
}

/** Puts a new element at a position, and takes an empty one away that was left for it. */
function leaveTo(state, dispatch, left, pos, node) {
  const tr = state.tr.insert(pos, node);
  const at = pos;
  if (isEmpty(left.node) && kindOf(left.node.type) !== 'DEFINITION') tr.delete(left.pos, endOf(left));
  return done(dispatch, caretIn(tr, left.pos < at ? tr.mapping.slice(1).map(at, 1) : at));
}

function enterCaption(state, dispatch, { $head, after, atEnd }) {
  if (!atEnd && after.size > 0) return true;
  return done(dispatch, state.tr.setSelection(Selection.near(state.doc.resolve($head.after() + 1))));
}

const leave = (state, dispatch, { element }) => afterElement(state, dispatch, element);

function afterElement(state, dispatch, element) {
  const pos = endOf(element);
  return allows(state.doc.resolve(pos).parent, 'PARAGRAPH') ? done(dispatch, caretIn(state.tr.insert(pos, make('PARAGRAPH')), pos)) : true;
}

/** A paragraph, a provision, a note: the next is of the same kind; from an empty one, plain text goes on. */
function enterBlock(state, dispatch, here) {
  const { element, $head, atStart, atEnd, before, after } = here;
  const { node } = element;
  const parent = parentOf($head, element);
  if (isEmpty(node)) return kindOf(node.type) === 'PARAGRAPH' ? leaveHolder(state, dispatch, here, parent) : asParagraph(state, dispatch, element, parent);
  if (!allows(parent.node, kindOf(node.type))) return true;
  const { wId: _, ...traits } = node.attrs;
  if (atStart) return done(dispatch, caretIn(state.tr.insert(element.pos, make(kindOf(node.type), traits)), element.pos + 2 + (wordsOf(node) === node ? 0 : 2)));
  const first = remade(node, before, atEnd ? childrenOf(node) : []);
  const second = make(kindOf(node.type), traits, after, atEnd ? [] : childrenOf(node));
  return done(dispatch, caretIn(state.tr.replaceWith(element.pos, endOf(element), [first, second]), element.pos + first.nodeSize));
}

/** An empty paragraph at the end of an item, a note or an example: the text goes on after that. */
function leaveHolder(state, dispatch, { element, $head }, parent) {
  const isLast = isElement(parent.node) && parent.node.lastChild === element.node;
  if (!isLast || divides(parent.node) || kindOf(parent.node.type) === 'CELL') return allows(parent.node, 'PARAGRAPH') ? done(dispatch, caretIn(state.tr.insert(endOf(element), make('PARAGRAPH')), endOf(element))) : true;
  const kind = kindOf(parent.node.type) === 'ITEM' ? 'ITEM' : 'PARAGRAPH';
  const outer = $head.node(parent.depth - 1);
  if (!allows(outer, kind)) return true;
  const pos = parent.pos + parent.node.nodeSize;
  const tr = state.tr.insert(pos, make(kind)).delete(element.pos, endOf(element));
  return done(dispatch, caretIn(tr, pos - element.node.nodeSize));
}

function asParagraph(state, dispatch, element, parent) {
  if (!allows(parent.node, 'PARAGRAPH')) return true;
  return done(dispatch, caretIn(state.tr.replaceWith(element.pos, endOf(element), make('PARAGRAPH')), element.pos));
}

function enterItem(state, dispatch, { element, atStart, atEnd, before, after }) {
  if (isEmpty(element.node)) return liftItem(state, dispatch);
  if (atStart && !atEnd) return done(dispatch, caretIn(state.tr.insert(element.pos, make('ITEM')), element.pos + 4));
  const first = remade(element.node, before, []);
  const second = make('ITEM', {}, after, childrenOf(element.node));
  return done(dispatch, caretIn(state.tr.replaceWith(element.pos, endOf(element), [first, second]), element.pos + first.nodeSize));
}

/** In a cell and in an example, what follows the first words is a paragraph. */
function enterHolder(state, dispatch, here) {
  const { element, $head, after } = here;
  if (isEmpty(element.node) && kindOf(element.node.type) === 'EXAMPLE') return asParagraph(state, dispatch, element, parentOf($head, element));
  const tr = state.tr.delete($head.pos, $head.end());
  const pos = tr.mapping.map($head.after());
  return done(dispatch, caretIn(tr.insert(pos, make('PARAGRAPH', {}, after)), pos));
}

// Backspace and Delete

export function backspace(state, dispatch) {
  if (!state.selection.empty) return deleteSelected(state, dispatch);
  const here = atCaret(state);
  return here?.atStart ? backwards(state, dispatch, here) : false;
}

export function deleteForward(state, dispatch) {
  if (!state.selection.empty) return deleteSelected(state, dispatch);
  const here = atCaret(state);
  if (!here?.atEnd) return false;
  const next = Selection.findFrom(state.doc.resolve(here.$head.after()), 1);
  if (!next) return true;
  if (next instanceof NodeSelection) return done(dispatch, state.tr.setSelection(next));
  if (!next.$head.parent.isTextblock) return true;
  const { element } = here;
  if (isEmpty(element.node) && kindOf(element.node.type) === 'PARAGRAPH') return done(dispatch, state.tr.delete(element.pos, endOf(element)));
  const probe = state.tr.setSelection(next);
  return backspace(state.apply(probe), dispatch && (tr => dispatch(compose(state, probe, tr))));
}

function backwards(state, dispatch, here) {
  const { element } = here;
  const kind = kindOf(element.node.type);
  if (divides(element.node)) return dissolve(state, dispatch, here);
  if (kind === 'CELL' || kind === 'TABLE' || kind === 'FIGURE') return true;
  if (kind === 'ITEM') return backwardsItem(state, dispatch, here);
  const parent = parentOf(here.$head, element);
  if (['REQUIREMENT', 'NOTE', 'EXAMPLE'].includes(kind) && allows(parent.node, 'PARAGRAPH')) return plain(state, dispatch, here, parent);
  return join(state, dispatch, here, parent);
}

/** A provision, a note or an example becomes plain text; what stood in it follows it. */
function plain(state, dispatch, { element }, parent) {
  const children = childrenOf(element.node);
  if (!children.every(child => allows(parent.node, kindOf(child.type)))) return true;
  return done(dispatch, caretIn(state.tr.replaceWith(element.pos, endOf(element), [make('PARAGRAPH', {}, wordsOf(element.node).content), ...children]), element.pos));
}

/** Words join those before them, if what stands there takes words. */
function join(state, dispatch, { element, textblock }, parent) {
  const previous = Selection.findFrom(state.doc.resolve(element.pos), -1);
  if (!previous) return true;
  if (previous instanceof NodeSelection) return done(dispatch, state.tr.setSelection(previous));
  const $end = previous.$head;
  const owner = closest($end);
  const children = childrenOf(element.node);
  if (!$end.parent.isTextblock || !owner || crosses(state, $end, element.pos)) return textblock.content.size === 0 && children.length === 0 ? strike(state, dispatch, element, parent, $end) : true;
  if ($end.parent.type.name === 'line' && $end.parent.content.size + textblock.content.size > model.lineLength) return true;
  if (children.length > 0 && !children.every(child => allows(owner.node, kindOf(child.type)))) return true;
  if (parent.node.type.name === 'term' && kindOf(element.node.type) === 'DEFINITION' && textblock.content.size > 0) return true;
  const tr = state.tr.delete(element.pos, endOf(element)).insert($end.pos, textblock.content);
  if (children.length > 0) tr.insert(tr.mapping.map(endOf(owner), -1) - 1, children);
  return done(dispatch, tr.setSelection(TextSelection.create(tr.doc, $end.pos)));
}

/** Whether a cell or a figure lies between: words do not leave those. */
function crosses(state, $end, pos) {
  const inside = around($end);
  for (const { node, pos: at } of inside) if (['CELL', 'FIGURE', 'TABLE'].includes(kindOf(node.type)) && (pos < at || pos >= at + node.nodeSize)) return true;
  return false;
}

function strike(state, dispatch, element, parent, $end) {
  const tr = state.tr.delete(element.pos, endOf(element));
  return done(dispatch, tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min($end.pos, tr.doc.content.size)))));
}

function backwardsItem(state, dispatch, here) {
  const { element, $head, textblock } = here;
  const index = $head.index(element.depth - 1);
  if (index === 0) return liftItem(state, dispatch);
  const before = $head.node(element.depth - 1).child(index - 1);
  if (childrenOf(before).length > 0) return join(state, dispatch, here, parentOf($head, element));
  const joined = remade(before, wordsOf(before).content.append(textblock.content), childrenOf(element.node));
  const pos = element.pos - before.nodeSize;
  const tr = state.tr.replaceWith(pos, endOf(element), joined);
  return done(dispatch, tr.setSelection(TextSelection.create(tr.doc, pos + 2 + wordsOf(before).content.size)));
}

/** A clause without its heading: what it held goes to the text before it. */
function dissolve(state, dispatch, { element, $head, textblock }) {
  const { node } = element;
  const kind = kindOf(node.type);
  const parent = parentOf($head, element);
  const index = $head.index(element.depth - 1);
  if (isEmpty(node) || (textblock.content.size === 0 && childrenOf(node).every(isEmpty))) {
    if (state.doc.childCount === 1 && parent.node.type.name === 'doc') return true;
    const tr = state.tr.delete(element.pos, endOf(element));
    return done(dispatch, tr.setSelection(Selection.near(tr.doc.resolve(element.pos), -1)));
  }
  if (kind !== 'CLAUSE') return true;
  const blocks = [...(textblock.content.size > 0 ? [make('PARAGRAPH', {}, textblock.content)] : []), ...childrenOf(node).filter(child => !divides(child))];
  const below = childrenOf(node).filter(divides);
  const previous = index > 0 && isElement(parent.node.child(index - 1)) ? parent.node.child(index - 1) : null;
  const tr = state.tr;
  if (previous && divides(previous)) {
    const target = lastDivision(previous, element.pos - previous.nodeSize);
    if (kindOf(target.node.type) === 'TERM') return true;
    if (clauseLevel(state.doc.resolve(target.pos + 1)) + Math.max(0, ...below.map(clauseHeight)) > model.clauseLevels) return true;
    if (!below.every(child => allows(target.node, kindOf(child.type)))) return true;
    tr.delete(element.pos, endOf(element)).insert(target.pos + target.node.nodeSize - 1, [...blocks, ...below]);
    const at = target.pos + target.node.nodeSize - 1;
    return done(dispatch, caretIn(tr, at));
  }
  if (parent.node.type.name === 'doc' || !below.every(child => allows(parent.node, kindOf(child.type)))) return true;
  tr.replaceWith(element.pos, endOf(element), [...blocks, ...below]);
  return done(dispatch, caretIn(tr, element.pos));
}

function lastDivision(node, pos) {
  const last = node.lastChild;
  return last && isElement(last) && divides(last) ? lastDivision(last, pos + node.nodeSize - 1 - last.nodeSize) : { node, pos };
}

/** Takes away what is chosen, and joins what is left. Where the rest does not go together, each part stays where it is. */
export function deleteSelected(state, dispatch) {
  const { selection } = state;
  if (selection.empty) return false;
  const { $from, $to } = selection;
  if (selection instanceof NodeSelection || $from.sameParent($to)) return done(dispatch, state.tr.deleteSelection());
  const tr = state.tr;
  // From the end, so that positions before stay: whole elements go, of others the words within.
  const cuts = [];
  state.doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
    const end = pos + node.nodeSize;
    if (isElement(node) && pos >= $from.pos && end <= $to.pos && !['CELL', 'ROW'].includes(kindOf(node.type))) { cuts.push([pos, end]); return false; }
    if (!node.isTextblock) return true;
    const [from, to] = [Math.max(pos + 1, $from.pos), Math.min(end - 1, $to.pos)];
    if (from < to) cuts.push([from, to]);
    return false;
  });
  for (const [from, to] of cuts.reverse()) tr.delete(from, to);
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map($from.pos, -1)), -1));
  return joinRest(state, tr, tr.mapping.map($to.pos), dispatch);
}

/** After words were taken from two textblocks, the second joins the first if they are of one kind that can. */
function joinRest(state, tr, end, dispatch) {
  const { doc } = tr;
  const [$one, $two] = [tr.selection.$head, doc.resolve(end)];
  const [first, second] = [closest($one), closest($two)];
  const joins = first && second && first.pos !== second.pos && $two.parent.isTextblock && $two.parentOffset === 0 && !divides(second.node)
    && ['PARAGRAPH', 'REQUIREMENT', 'NOTE', 'ITEM'].includes(kindOf(second.node.type)) && !crosses(state, $one, second.pos)
    && childrenOf(second.node).length === 0 && $one.parent.type.name !== 'line' && second.pos >= first.pos + first.node.nodeSize;
  if (joins) {
    const alone = kindOf(second.node.type) === 'ITEM' && $two.node(second.depth - 1).childCount === 1;
    const gone = alone ? { pos: $two.before(second.depth - 1), node: $two.node(second.depth - 1) } : second;
    const words = wordsOf(second.node).content;
    tr.delete(gone.pos, endOf(gone)).insert($one.pos, words).setSelection(TextSelection.create(tr.doc, $one.pos));
  }
  return done(dispatch, tr);
}

// Lists

const isItem = node => kindOf(node.type) === 'ITEM';

/** An item goes under the one before it. */
export function sinkItem(state, dispatch) {
  const item = closest(state.selection.$head, isItem);
  if (!item) return false;
  const $item = state.doc.resolve(item.pos);
  const index = $item.index();
  if (index === 0) return true;
  const [list, before] = [$item.parent, $item.parent.child(index - 1)];
  const offset = state.selection.head - item.pos;
  const last = before.lastChild;
  const tr = state.tr.delete(item.pos, endOf(item));
  const intoList = last && isElement(last) && kindOf(last.type) === 'LIST';
  const at = item.pos - 1 - (intoList ? 1 : 0);
  tr.insert(at, intoList ? item.node : make('LIST', { ordered: list.attrs.ordered }, Fragment.empty, [item.node]));
  return done(dispatch, tr.setSelection(TextSelection.near(tr.doc.resolve(at + offset + (intoList ? 0 : 1)))));
}

/** An item goes out of its list: to the list around it, or among the blocks. What followed it stays after it. */
export function liftItem(state, dispatch) {
  const { $head } = state.selection;
  const item = closest($head, isItem);
  if (!item) return false;
  const [list, listPos, index] = [$head.node(item.depth - 1), $head.before(item.depth - 1), $head.index(item.depth - 1)];
  const holder = $head.node(item.depth - 2);
  const offset = state.selection.head - item.pos;
  const earlier = list.children.slice(0, index);
  const later = list.children.slice(index + 1);
  const kept = earlier.length > 0 ? [list.copy(Fragment.from(earlier))] : [];
  const rest = nodes => make('LIST', { ordered: list.attrs.ordered }, Fragment.empty, nodes);
  if (isElement(holder) && isItem(holder)) {
    const holderPos = $head.before(item.depth - 2);
    const followers = childrenAfter(holder, list);
    const below = [...childrenOf(item.node), ...(later.length > 0 ? [rest(later)] : []), ...followers];
    const out = item.node.copy(Fragment.from([item.node.firstChild, ...below]));
    const stays = holder.copy(Fragment.from([...holder.children.slice(0, holder.children.indexOf(list)), ...kept]));
    const tr = state.tr.replaceWith(holderPos, holderPos + holder.nodeSize, [stays, out]);
    return done(dispatch, tr.setSelection(TextSelection.near(tr.doc.resolve(holderPos + stays.nodeSize + offset))));
  }
  const children = childrenOf(item.node);
  if (!['PARAGRAPH', ...children.map(child => kindOf(child.type))].every(kind => allows(holder, kind))) return true;
  const own = wordsOf(item.node).content;
  const paragraph = own.size > 0 || children.length === 0 ? [make('PARAGRAPH', {}, own)] : [];
  // The identifier of the list stays with its first part.
  const after = later.length === 0 ? [] : kept.length > 0 ? [rest(later)] : [list.copy(Fragment.from(later))];
  const tr = state.tr.replaceWith(listPos, listPos + list.nodeSize, [...kept, ...paragraph, ...children, ...after]);
  const at = listPos + (kept[0]?.nodeSize ?? 0);
  return done(dispatch, tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1 + Math.max(0, offset - 2)))));
}

const childrenAfter = (node, child) => node.children.slice(node.children.indexOf(child) + 1);

// Clauses

const isClause = node => kindOf(node.type) === 'CLAUSE';

/** A clause goes under the one before it. */
export function nestClause(state, dispatch) {
  const clause = closest(state.selection.$head, isClause);
  if (!clause) return false;
  const $clause = state.doc.resolve(clause.pos);
  const before = $clause.nodeBefore;
  if (!before || !isElement(before) || !divides(before) || !allows(before, 'CLAUSE')) return true;
  if (clauseLevel($clause) + 1 + clauseHeight(clause.node) > model.clauseLevels) return true;
  const offset = state.selection.head - clause.pos;
  const tr = state.tr.delete(clause.pos, endOf(clause)).insert(clause.pos - 1, clause.node);
  return done(dispatch, tr.setSelection(TextSelection.near(tr.doc.resolve(clause.pos - 1 + offset))));
}

/** A clause goes out of the one around it, after it; the clauses that followed it there go under it, so that the order of the text stays. */
export function liftClause(state, dispatch) {
  const { $head } = state.selection;
  const clause = closest($head, isClause);
  if (!clause || clause.depth < 2) return clause !== null;
  const [holder, holderPos] = [$head.node(clause.depth - 1), $head.before(clause.depth - 1)];
  const outer = $head.node(clause.depth - 2);
  const later = childrenAfter(holder, clause.node);
  if (!allows(outer, 'CLAUSE') || kindOf(holder.type) === 'ANNEX') return true;
  const offset = state.selection.head - clause.pos;
  const out = clause.node.copy(clause.node.content.append(Fragment.from(later)));
  const stays = holder.copy(Fragment.from(holder.children.slice(0, holder.children.indexOf(clause.node))));
  const tr = state.tr.replaceWith(holderPos, holderPos + holder.nodeSize, [stays, out]);
  return done(dispatch, tr.setSelection(TextSelection.near(tr.doc.resolve(holderPos + stays.nodeSize + offset))));
}

// Moving

/** What moves as a whole with the caret: an item, a row, a block, a clause. */
function movable(state) {
  if (state.selection instanceof NodeSelection) return { node: state.selection.node, pos: state.selection.from };
  return closest(state.selection.$head, node => kindOf(node.type) !== 'CELL');
}

export const move = direction => (state, dispatch) => {
  const moved = movable(state);
  if (!moved) return false;
  const $pos = state.doc.resolve(moved.pos);
  const sibling = direction < 0 ? $pos.nodeBefore : state.doc.resolve(endOf(moved)).nodeAfter;
  const rank = node => kindOf(node.type) === 'INTRODUCTION' ? 0 : kindOf(node.type) === 'ANNEX' ? 2 : divides(node) ? 1 : 0;
  const target = sibling && isElement(sibling) && rank(sibling) === rank(moved.node) && kindOf(moved.node.type) !== 'INTRODUCTION'
    ? moved.pos + (direction < 0 ? -sibling.nodeSize : sibling.nodeSize)
    : divides(moved.node) ? null : beyond(state, moved, $pos, direction);
  if (target === null) return true;
  const node = moved.node;
  const tr = state.tr.delete(moved.pos, endOf(moved)).insert(target, node);
  const { selection } = state;
  if (selection instanceof NodeSelection) tr.setSelection(NodeSelection.create(tr.doc, target));
  else tr.setSelection(TextSelection.between(tr.doc.resolve(target + selection.anchor - moved.pos < 0 ? target + 1 : target + selection.anchor - moved.pos), tr.doc.resolve(target + selection.head - moved.pos)));
  return done(dispatch, tr);
};

/** At the edge of a clause, a block goes on to the clause before or after. The position is that after the block is taken away. */
function beyond(state, moved, $pos, direction) {
  if (!isElement($pos.parent) || !divides($pos.parent)) return null;
  const holder = $pos.before();
  const divisions = [];
  state.doc.descendants((node, pos) => {
    if (!isElement(node) || !divides(node)) return false;
    divisions.push({ node, pos });
    return true;
  });
  const next = divisions[divisions.findIndex(division => division.pos === holder) + direction];
  if (!next || !allows(next.node, kindOf(moved.node.type))) return null;
  if (direction > 0) return next.pos + 1 + next.node.firstChild.nodeSize - moved.node.nodeSize;
  let at = next.pos + 1;
  next.node.forEach((child, offset) => { if (!isElement(child) || !divides(child)) at = next.pos + 1 + offset + child.nodeSize; });
  return at;
}
