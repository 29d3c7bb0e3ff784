// Puts blocks that were read from the clipboard where the caret stands: words into words, blocks among blocks, clauses after the clause.
import { Fragment } from 'prosemirror-model';
import { Selection, TextSelection } from 'prosemirror-state';
import { divides, kindOf, model, schema } from './schema.js';
import { wordsOf } from './document.js';
import { allows, around, childrenOf, clauseLevel, closest, make } from './elements.js';
import { deleteSelected } from './writing.js';
import { ofMathMl } from './formulas.js';

/** A transaction that puts the blocks in; null where nothing came. */
export function placing(state, blocks) {
  if (blocks.length === 0) return null;
  let tr = state.tr;
  if (!state.selection.empty) deleteSelected(state, deleted => { tr = deleted; });
  const { $head } = tr.selection;
  if (!$head.parent.isTextblock) return placeBlocks(tr, $head, blocks);
  const [first] = blocks;
  if (blocks.length === 1 && ['paragraph', 'heading'].includes(first.kind) && !(first.kind === 'heading' && isEmptyParagraph($head.parent)))
    return placeWords(tr, $head, first.runs);
  if (first.kind === 'paragraph' && $head.parentOffset > 0 || $head.parent.type.name === 'line' && ['paragraph', 'note', 'example'].includes(first.kind)) {
    const words = inline($head.parent.type.name === 'line' ? first.runs.map(run => ({ ...run, text: run.text.replace(/\s+/g, ' ') })) : first.runs);
    const tail = $head.parent.content.cut($head.parentOffset);
    const from = $head.pos;
    tr.replaceWith(from, $head.end(), words);
    const rest = blocks.slice(1);
    if (tail.size > 0) rest.push({ kind: 'paragraph', fragment: tail });
    const $at = tr.doc.resolve(from + words.size);
    tr.setSelection(TextSelection.create(tr.doc, $at.pos));
    return rest.length > 0 ? placeBlocks(tr, $at, rest) : tr;
  }
  return placeBlocks(tr, $head, blocks);
}

const isEmptyParagraph = node => node.type.name === 'paragraph' && node.content.size === 0;

function placeWords(tr, $head, runs) {
  const words = inline($head.parent.type.name === 'line' ? runs.map(run => ({ ...run, text: run.text.replace(/\s+/g, ' ') })) : runs);
  tr.replaceWith($head.pos, $head.pos, words);
  return tr.setSelection(TextSelection.create(tr.doc, $head.pos + words.size));
}

const inline = runs => Fragment.from(runs.map(run => schema.text(run.text, run.marks.map(name => schema.marks[name.toLowerCase()].create()))));
const inlineOf = block => block.fragment ?? inline(block.runs);

function placeBlocks(tr, $head, blocks) {
  const at = blocks.findIndex(block => block.kind === 'heading' || block.kind === 'annex');
  const lead = at < 0 ? blocks : blocks.slice(0, at);
  if (at < 0) return placeLead(tr, $head, lead);
  const anchor = markOf($head);
  const after = lead.length > 0 ? placeLead(tr, $head, lead) : tr;
  return placeClauses(after, after.doc.resolve(Math.min(anchor.pos, after.doc.content.size)), blocks.slice(at));
}

const markOf = $head => ({ pos: closest($head, divides) ? closest($head, divides).pos + 1 : $head.pos });

// Blocks

function placeLead(tr, $head, blocks) {
  let child = null;
  for (const found of around($head)) {
    const nodes = nodesFor(found.node, blocks);
    if (nodes && !(divides(found.node) && child && divides(child.node))) return putAfter(tr, found, child, nodes, $head);
    if (kindOf(found.node.type) === 'CELL') break;
    child = found;
  }
  // A cell takes no table and an entry no paragraph: what is left is words.
  const words = blocks.flatMap(block => textOf(block));
  return $head.parent.isTextblock ? placeWords(tr, $head, words.flatMap((run, index) => index > 0 ? [{ text: ' ', marks: [] }, run] : [run])) : null;
}

function putAfter(tr, holder, child, nodes, $head) {
  if (child && kindOf(child.node.type) === 'PARAGRAPH' && child.node.content.size === 0) {
    tr.replaceWith(child.pos, child.pos + child.node.nodeSize, nodes);
    return caretAfter(tr, child.pos, nodes);
  }
  if (child && kindOf(child.node.type) === 'ITEM' && wordsOf(child.node)?.content.size === 0 && childrenOf(child.node).length === 0 && holder.node.childCount >= 1 && nodes.every(node => kindOf(node.type) === 'ITEM')) {
    tr.replaceWith(child.pos, child.pos + child.node.nodeSize, nodes);
    return caretAfter(tr, child.pos, nodes);
  }
  const split = child && kindOf(child.node.type) === 'PARAGRAPH' && $head.parent === child.node && $head.parentOffset < child.node.content.size;
  if (split) {
    const before = child.node.copy(child.node.content.cut(0, $head.parentOffset));
    const tail = make('PARAGRAPH', {}, child.node.content.cut($head.parentOffset));
    const made = [...($head.parentOffset > 0 ? [before] : []), ...nodes, $head.parentOffset > 0 ? tail : child.node];
    tr.replaceWith(child.pos, child.pos + child.node.nodeSize, made);
    return caretAfter(tr, child.pos, made.slice(0, -1));
  }
  const pos = child ? child.pos + child.node.nodeSize : holder.pos + 1 + (wordsOf(holder.node)?.nodeSize ?? 0);
  tr.insert(pos, nodes);
  return caretAfter(tr, pos, nodes);
}

function caretAfter(tr, pos, nodes) {
  const end = pos + nodes.reduce((size, node) => size + node.nodeSize, 0);
  return tr.setSelection(Selection.near(tr.doc.resolve(end), -1));
}

/** The blocks as children of an element; null where one of them may not stand there. */
function nodesFor(holder, blocks) {
  if (kindOf(holder.type) === 'LIST') return blocks.every(block => block.kind === 'item') ? itemsOf(blocks) : null;
  if (kindOf(holder.type) === 'CELL' && blocks.some(block => block.kind === 'table')) return null;
  if (kindOf(holder.type) === 'ITEM' && blocks.every(block => block.kind === 'item')) return null;
  const made = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block.kind === 'item') {
      let end = at;
      while (end < blocks.length && (blocks[end].kind === 'item' || blocks[end].inItem) && !(end > at && blocks[end].level === 1 && blocks[end].ordered !== block.ordered)) end++;
      made.push(make('LIST', { ordered: block.ordered }, Fragment.empty, itemsOf(blocks.slice(at, end))));
      at = end - 1;
    } else {
      const node = nodeOf(block);
      if (node) made.push(node);
    }
  }
  return made.length > 0 && made.every(node => allows(holder, kindOf(node.type))) ? made : null;
}

function nodeOf(block) {
  switch (block.kind) {
    case 'table': return tableOf(block);
    case 'formula': return formulaOf(block);
    case 'picture': return make('FIGURE', { sha256: block.sha256, mediaType: block.mediaType, alternative: block.alternative });
    case 'note': return make('NOTE', {}, inlineOf(block));
    case 'example': return make('EXAMPLE', {}, inlineOf(block));
    default: return make('PARAGRAPH', {}, inlineOf(block));
  }
}

function formulaOf({ mathMl }) {
  const read = ofMathMl(mathMl);
  return read.mathMl ? make('FORMULA', { mathMl: read.mathMl }) : null;
}

/** Items by their levels; a paragraph that belongs to an item stands in it. */
function itemsOf(blocks) {
  const top = Math.min(...blocks.filter(block => block.kind === 'item').map(block => block.level));
  const items = [];
  for (let at = 0; at < blocks.length; at++) {
    let end = at + 1;
    while (end < blocks.length && (blocks[end].kind !== 'item' || blocks[end].level > top)) end++;
    const [own, ...below] = blocks.slice(at, end);
    const children = [];
    for (let from = 0; from < below.length;) {
      let to = from + 1;
      if (below[from].kind === 'item') while (to < below.length && (below[to].kind === 'item' || below[to].inItem > top)) to++;
      children.push(below[from].kind === 'item' ? make('LIST', { ordered: below[from].ordered }, Fragment.empty, itemsOf(below.slice(from, to))) : nodeOf(below[from]));
      from = to;
    }
    items.push(make('ITEM', {}, inlineOf(own), children.filter(child => child && allows(schema.nodes.item.create(), kindOf(child.type)))));
    at = end - 1;
  }
  return items;
}

function tableOf({ title, rows }) {
  const made = rows.map(cells => make('ROW', {}, Fragment.empty, cells.map(({ header, columnSpan, rowSpan, blocks }) => {
    const first = blocks[0]?.runs && blocks[0].kind !== 'item' ? inlineOf(blocks[0]) : Fragment.empty;
    const rest = blocks.slice(first.size > 0 ? 1 : 0);
    const holder = schema.nodes.cell.create();
    const children = rest.length > 0 ? nodesFor(holder, rest) ?? rest.flatMap(block => textOf(block).map(run => make('PARAGRAPH', {}, inline([run])))) : [];
    return make('CELL', { header, columnSpan, rowSpan }, first, children);
  })));
  return make('TABLE', {}, inline(title.map(run => ({ ...run, text: run.text.replace(/\s+/g, ' ') }))), made);
}

/** All words of a block, as runs without marks. */
function textOf(block) {
  if (block.rows) return block.rows.flat().flatMap(cell => cell.blocks.flatMap(textOf));
  if (block.fragment) return [{ text: block.fragment.textBetween(0, block.fragment.size, ' '), marks: [] }];
  return block.runs ? block.runs : [];
}

// Clauses

/** Headings become clauses after the one in which the caret stands, by their levels; an annex goes to the annexes. */
function placeClauses(tr, $head, blocks) {
  const annexAt = blocks.findIndex(block => block.kind === 'annex');
  const body = annexAt < 0 ? blocks : blocks.slice(0, annexAt);
  if (body.length > 0) placeBody(tr, $head, body);
  for (let at = annexAt; at >= 0 && at < blocks.length;) {
    let end = at + 1;
    while (end < blocks.length && blocks[end].kind !== 'annex') end++;
    const node = divisionOf('ANNEX', { status: blocks[at].status }, blocks.slice(at, end), 1);
    tr.insert(tr.doc.content.size, node);
    at = end;
  }
  return tr;
}

function placeBody(tr, $head, blocks) {
  const holder = placeFor($head);
  const top = Math.min(...blocks.filter(block => block.kind === 'heading').map(block => block.level));
  const made = [];
  for (let at = 0; at < blocks.length;) {
    let end = at + 1;
    while (end < blocks.length && !(blocks[end].kind === 'heading' && blocks[end].level <= top)) end++;
    made.push(divisionOf('CLAUSE', {}, blocks.slice(at, end), holder.level));
    at = end;
  }
  // A clause that is empty yet becomes the first.
  if (holder.replaces) made[0] = made[0].type.create({ ...made[0].attrs, wId: holder.replaces.node.attrs.wId }, made[0].content);
  if (holder.replaces) tr.replaceWith(holder.replaces.pos, holder.replaces.pos + holder.replaces.node.nodeSize, made);
  else tr.insert(holder.pos, made);
  const end = (holder.replaces?.pos ?? holder.pos) + made.reduce((size, node) => size + node.nodeSize, 0);
  tr.setSelection(Selection.near(tr.doc.resolve(end), -1));
}

function placeFor($head) {
  for (const found of around($head)) {
    if (!divides(found.node) || kindOf(found.node.type) === 'TERM') continue;
    const level = clauseLevel($head.doc.resolve(found.pos + 1));
    const kind = kindOf(found.node.type);
    if (kind === 'CLAUSE') {
      const isBare = wordsOf(found.node).content.size === 0 && childrenOf(found.node).every(child => isEmptyParagraph(child));
      return { pos: found.pos + found.node.nodeSize, level, replaces: isBare ? found : null };
    }
    return { pos: found.pos + found.node.nodeSize - 1, level: level + 1 };
  }
  let pos = 0;
  $head.doc.forEach((node, offset) => { if (kindOf(node.type) !== 'ANNEX') pos = offset + node.nodeSize; });
  return { pos, level: 1 };
}

/** A heading with what follows it, down to the deepest level that there may be. */
function divisionOf(kind, traits, [heading, ...rest], level) {
  const at = rest.findIndex(block => block.kind === 'heading');
  const own = at < 0 ? rest : rest.slice(0, at);
  const below = at < 0 ? [] : rest.slice(at);
  const holder = schema.nodes.clause.create();
  const children = own.length > 0 ? nodesFor(holder, own) ?? own.map(block => make('PARAGRAPH', {}, inline(textOf(block)))) : [];
  const top = Math.min(...below.filter(block => block.kind === 'heading').map(block => block.level));
  const divisions = [];
  for (let from = 0; from < below.length;) {
    let to = from + 1;
    while (to < below.length && !(below[to].kind === 'heading' && below[to].level <= top)) to++;
    const part = below.slice(from, to);
    if (level < model.clauseLevels) divisions.push(divisionOf('CLAUSE', {}, part, level + 1));
    else children.push(...part.flatMap(block => nodesFor(holder, [block.kind === 'heading' ? { ...block, kind: 'paragraph' } : block]) ?? []));
    from = to;
  }
  return make(kind, traits, inlineOf(heading), [...children, ...divisions]);
}

