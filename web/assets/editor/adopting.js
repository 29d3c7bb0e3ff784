// Brings the document to a newer text by the smallest changes, so that caret, history and view stay where they are.
import { Fragment, Slice } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import { isElement } from './schema.js';
import { current, find, inWords } from './elements.js';

/** A transaction that makes the document into another one; null where it is that already. */
export function adopting(state, doc) {
  if (state.doc.eq(doc)) return null;
  let tr = state.tr;
  try {
    patchChildren(tr, state.doc, doc, 0);
  } catch {
    tr = state.tr;
  }
  // Where the small steps do not lead there, one large one does.
  if (!tr.doc.eq(doc)) tr = state.tr.replace(0, state.doc.content.size, new Slice(doc.content, 0, 0));
  keepCaret(state, tr);
  return tr.setMeta('addToHistory', false).setMeta('adopted', true);
}

/** Changes the children of a node, from the last to the first, so that positions before stay what they are. */
function patchChildren(tr, old, now, start) {
  if (old.inlineContent) return patchWords(tr, old, now, start);
  const pairs = paired(old.children, now.children);
  const starts = offsets(old);
  let [i, j] = [old.childCount, now.childCount];
  for (const [a, b] of [...pairs.reverse(), [-1, -1]]) {
    replaceRun(tr, start + starts[a + 1], start + starts[i], now.children.slice(b + 1, j));
    if (a >= 0) patchNode(tr, old.child(a), now.child(b), start + starts[a]);
    [i, j] = [a, b];
  }
}

const replaceRun = (tr, from, to, nodes) => {
  if (from !== to || nodes.length > 0) tr.replace(from, to, new Slice(Fragment.from(nodes), 0, 0));
};

function patchNode(tr, old, now, pos) {
  if (old.eq(now)) return;
  if (!old.isLeaf) patchChildren(tr, old, now, pos + 1);
  for (const name of Object.keys(now.attrs))
    if (old.attrs[name] !== now.attrs[name]) tr.setNodeAttribute(pos, name, now.attrs[name]);
}

function patchWords(tr, old, now, start) {
  const from = old.content.findDiffStart(now.content);
  if (from === null) return;
  let { a, b } = old.content.findDiffEnd(now.content);
  const overlap = from - Math.min(a, b);
  if (overlap > 0) [a, b] = [a + overlap, b + overlap];
  tr.replace(start + from, start + a, now.slice(from, b));
}

const offsets = node => node.children.reduce((all, child) => [...all, all.at(-1) + child.nodeSize], [0]);

/** Which children stay, in order: the longest run of pairs that are the same element. */
function paired(old, now) {
  const same = (a, b) => a.type === b.type && a.attrs.wId === b.attrs.wId;
  let head = 0;
  while (head < old.length && head < now.length && same(old[head], now[head])) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && same(old[old.length - 1 - tail], now[now.length - 1 - tail])) tail++;
  const between = increasing(old.slice(head, old.length - tail), now.slice(head, now.length - tail)).map(([a, b]) => [a + head, b + head]);
  const run = (count, a, b) => Array.from({ length: count }, (_, n) => [a + n, b + n]);
  return [...run(head, 0, 0), ...between, ...run(tail, old.length - tail, now.length - tail)];
}

function increasing(old, now) {
  const places = new Map(now.map((node, index) => [`${node.type.name} ${node.attrs.wId}`, index]));
  const ends = [];
  old.forEach((node, a) => {
    const b = places.get(`${node.type.name} ${node.attrs.wId}`);
    if (b === undefined) return;
    let length = ends.length;
    while (length > 0 && ends[length - 1].b >= b) length--;
    ends[length] = { a, b, before: ends[length - 1] };
  });
  const pairs = [];
  for (let at = ends.at(-1); at; at = at.before) pairs.unshift([at.a, at.b]);
  return pairs;
}

/** An element that was put elsewhere takes the caret with it. */
function keepCaret(state, tr) {
  const stood = current(state);
  if (!stood || !state.selection.empty) return;
  const moved = find(tr.doc, stood.node.attrs.wId);
  if (!moved || tr.mapping.map(stood.pos) === moved.pos && !tr.mapping.mapResult(stood.pos, 1).deletedAfter) return;
  const [was, is] = [inWords(stood.node, stood.pos), inWords(moved.node, moved.pos)];
  if (was === null || is === null || !isElement(moved.node)) return;
  const offset = state.selection.head - was;
  const end = inWords(moved.node, moved.pos, true);
  if (offset >= 0) tr.setSelection(TextSelection.create(tr.doc, Math.min(is + offset, end)));
}
