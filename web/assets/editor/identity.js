// Every element has a permanent identifier, each stands once, and an element's kind is for life.
import { Plugin, PluginKey } from 'prosemirror-state';
import { isElement } from './schema.js';
import { isWId, newWId } from './elements.js';

const key = new PluginKey('identity');

/** Which kind each identifier ever had here: one that comes back is the same element, one that is unknown came from elsewhere. */
export const kindsOf = state => key.getState(state);

export function identity() {
  return new Plugin({
    key,
    state: {
      init: (_, state) => remember(new Map(), state.doc),
      apply: (tr, kinds) => tr.docChanged && !isWordsOnly(tr) ? remember(kinds, tr.doc) : kinds,
    },
    appendTransaction: (transactions, before, after) => {
      const changes = transactions.filter(tr => tr.docChanged);
      if (changes.every(isWordsOnly)) return null;
      // The kinds as they were before: what the transactions brought was not yet there.
      const doubtful = identify(after.doc, places(before.doc, changes), kindsOf(before));
      if (doubtful.length === 0) return null;
      const tr = after.tr;
      for (const pos of doubtful) tr.setNodeAttribute(pos, 'wId', newWId());
      return tr;
    },
  });
}

/** The positions of the elements that need a new identifier. */
function identify(doc, places, kinds) {
  const standing = new Map();
  const doubtful = [];
  doc.descendants((node, pos) => {
    if (!isElement(node)) return false;
    const { wId } = node.attrs;
    const known = kinds.get(wId);
    if (!isWId(wId) || (known && known !== node.type.name)) doubtful.push(pos);
    else if (!standing.has(wId)) standing.set(wId, pos);
    else if (places.get(wId) === pos) doubtful.push(standing.get(wId)), standing.set(wId, pos);
    else doubtful.push(pos);
    return !node.isTextblock;
  });
  return doubtful;
}

/** Where the elements that were there stand now. */
function places(doc, changes) {
  const found = new Map();
  doc.descendants((node, pos) => {
    if (!isElement(node)) return false;
    for (const tr of changes) {
      const result = tr.mapping.mapResult(pos, 1);
      if (result.deletedAfter) return true;
      pos = result.pos;
    }
    found.set(node.attrs.wId, pos);
    return !node.isTextblock;
  });
  return found;
}

function remember(kinds, doc) {
  let known = kinds;
  doc.descendants(node => {
    if (!isElement(node)) return false;
    const { wId } = node.attrs;
    if (wId && !known.has(wId)) {
      if (known === kinds) known = new Map(kinds);
      known.set(wId, node.type.name);
    }
    return !node.isTextblock;
  });
  return known;
}

/** Whether a transaction changed words alone, which is what typing does. */
const isWordsOnly = tr => tr.steps.every(step =>
  step.slice ? step.slice.openStart === 0 && step.slice.openEnd === 0 && step.slice.content.content.every(node => node.isInline) && !step.structure && isWithinOne(tr, step)
    : step.mark !== undefined);

/** Whether a transaction changed text alone, and no cross reference. */
export const isTextOnly = tr => isWordsOnly(tr) && tr.steps.every(step => !step.slice || step.slice.content.content.every(node => node.isText));

function isWithinOne(tr, step) {
  const doc = tr.docs[tr.steps.indexOf(step)];
  const $from = doc.resolve(step.from);
  return $from.sameParent(doc.resolve(step.to)) && $from.parent.isTextblock && step.gapFrom === undefined;
}
