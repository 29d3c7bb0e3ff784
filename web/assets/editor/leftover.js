// What was written on a text that is there no more: offered element by element, so that the writer decides.
import { Fragment } from 'prosemirror-model';
import { isElement, kindOf } from './schema.js';
import { readElement, sayWords, wordsOf, writeElement } from './document.js';
import { allows, find } from './elements.js';

/** The elements that the writer made or changed, and that do not stand in the text so. */
export function leftover(base, mine, doc) {
  const before = index(base.map(part => readElement(JSON.parse(part.json))));
  const found = [];
  for (const [wId, { node, parent, previous }] of index(mine.map(part => readElement(JSON.parse(part.json))))) {
    const was = before.get(wId)?.node;
    const said = sayWords(node);
    const now = find(doc, wId)?.node;
    if (was && sameWords(was, node)) continue;
    if ((!was && said === '' && !node.isAtom) || (now && sameWords(now, node))) continue;
    if (!was && found.some(item => item.wId === parent && item.isNew)) continue;
    found.push({ wId, isNew: !was, json: writeElement(node), parent, previous, before: was ? sayWords(was) : null, mine: said, theirs: now ? sayWords(now) : null });
  }
  return found;
}

const sameWords = (one, other) => one.sameMarkup(other) && (wordsOf(one)?.content ?? Fragment.empty).eq(wordsOf(other)?.content ?? Fragment.empty);

function index(nodes, parent = null, into = new Map()) {
  let previous = null;
  for (const node of nodes) {
    into.set(node.attrs.wId, { node, parent, previous });
    if (!node.isTextblock) index(node.children.filter(isElement), node.attrs.wId, into);
    previous = node.attrs.wId;
  }
  return into;
}

/** A transaction that puts such an element into the text; null where it has no place there any more. */
export function putting(state, item) {
  const node = readElement(item.json);
  const standing = find(state.doc, item.wId);
  if (standing) {
    if (standing.node.type !== node.type) return null;
    const own = wordsOf(standing.node);
    const from = standing.pos + (own === standing.node ? 1 : 2);
    return state.tr.replaceWith(from, from + own.content.size, wordsOf(node).content);
  }
  const before = item.previous && find(state.doc, item.previous);
  const parent = item.parent && find(state.doc, item.parent);
  const pos = before ? before.pos + before.node.nodeSize : parent ? parent.pos + 1 + (wordsOf(parent.node)?.nodeSize ?? 0) : item.parent ? null : 0;
  if (pos === null || !allows(state.doc.resolve(pos).parent, kindOf(node.type))) return null;
  try {
    return state.tr.insert(pos, node);
  } catch {
    return null;
  }
}
