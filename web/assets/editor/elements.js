// Finding elements in the document, and making new ones.
import { Fragment } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import { divides, isElement, kindOf, model, ruleOf, schema } from './schema.js';
import { headOf, wordsOf } from './document.js';

const signs = 'abcdefghijklmnopqrstuvwxyz0123456789';
const unbiased = 256 - (256 % signs.length);

/** A new permanent identifier: `e` and twelve signs by chance. */
export function newWId() {
  let id = 'e';
  while (id.length < 13)
    for (const byte of crypto.getRandomValues(new Uint8Array(24)))
      if (byte < unbiased && id.length < 13) id += signs[byte % signs.length];
  return id;
}

export const isWId = id => typeof id === 'string' && /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/.test(id);

/** The elements around a position, from the innermost: each with its depth, its position, and its node. */
export function* around($pos) {
  for (let depth = $pos.depth; depth > 0; depth--)
    if (isElement($pos.node(depth))) yield { depth, pos: $pos.before(depth), node: $pos.node(depth) };
}

/** The innermost element around a position of which something holds. */
export function closest($pos, holds = () => true) {
  for (const found of around($pos)) if (holds(found.node)) return found;
  return null;
}

/** The element of an identifier. */
export function find(doc, wId) {
  let found = null;
  doc.descendants((node, pos) => {
    if (found || !isElement(node)) return false;
    if (node.attrs.wId === wId) found = { node, pos };
    return !found;
  });
  return found;
}

/** The element in which the selection stands. */
export function current(state) {
  const { selection } = state;
  if (selection.node && isElement(selection.node)) return { node: selection.node, pos: selection.from };
  return closest(selection.$head);
}

/** A new element with words and children. */
export function make(kind, attrs = {}, inline = Fragment.empty, children = []) {
  const type = schema.nodes[kind.toLowerCase()];
  const head = headOf(type);
  return type.create({ ...attrs, wId: newWId() }, type.inlineContent ? inline : head ? [head.create(null, inline), ...children] : children);
}

/** What stands in an element besides its words. */
export const childrenOf = node => node.type.inlineContent ? [] : node.children.filter(isElement);

/** Whether an element may stand in another, by kind. */
export const allows = (parent, kind) => (parent.type.name === 'doc' ? model.top : ruleOf(parent.type).children).includes(kind);

/** How many divisions deep a position in the document stands. */
export const clauseLevel = $pos => [...around($pos)].filter(found => divides(found.node)).length;

/** How many levels of clauses an element holds, itself included. */
export const clauseHeight = node => (divides(node) ? 1 : 0) + Math.max(0, ...childrenOf(node).filter(divides).map(clauseHeight));

/** The position within an element's words: at their beginning or their end. Null where it has none. */
export function inWords(node, pos, atEnd = false) {
  const own = wordsOf(node);
  if (!own) return null;
  const start = pos + (own === node ? 1 : 2);
  return atEnd ? start + own.content.size : start;
}

/** Puts the caret into the element at a position. */
export function caretIn(tr, pos, atEnd = false) {
  const node = tr.doc.nodeAt(pos);
  const at = node && inWords(node, pos, atEnd);
  return at != null ? tr.setSelection(TextSelection.create(tr.doc, at)) : tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(pos + 1, tr.doc.content.size))));
}

export { kindOf };
