// What the tests need: a browser's DOM, documents by chance but always the same, and a state with the caret where a sign says.
import { JSDOM } from 'jsdom';
import { EditorState, TextSelection } from 'prosemirror-state';
import { model, traitsOf } from '../editor/schema.js';
import { readDocument, writeDocument } from '../editor/document.js';
import { identity } from '../editor/identity.js';
import { isElement } from '../editor/schema.js';

const { window } = new JSDOM('');
Object.assign(globalThis, { DOMParser: window.DOMParser, XMLSerializer: window.XMLSerializer });
export { window };

export const mathMl = '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mi>x</mi></math>';

/** Numbers by chance from a seed. */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = count => Math.floor(next() * count);
  return { below, of: all => all[below(all.length)], some: (all, likely = 0.5) => all.filter(() => next() < likely), happens: likely => next() < likely };
}

const marks = ['EMPHASIS', 'STRONG', 'SUPERSCRIPT', 'SUBSCRIPT', 'CODE'];
const samples = ['shall', ' the ', 'système', '制度', 'النظام', '𝑥²', 'a\nb', ' tab\t', '—'];

/** A document with every kind, well formed. */
export class Making {
  constructor(seed) {
    this.chance = chance(seed);
    this.count = 0;
    this.ids = [];
  }

  document() {
    const { below, happens } = this.chance;
    return { v: 1, elements: [...(happens(0.5) ? [this.element('INTRODUCTION', 1)] : []), ...this.several(1 + below(4), 'CLAUSE', 1), ...this.several(below(3), 'ANNEX', 1)] };
  }

  several(count, kind, depth) { return Array.from({ length: count }, () => this.element(kind, depth)); }

  element(kind, depth) {
    const rule = model.kinds[kind];
    const wId = `${kind.toLowerCase().replace('_', '-')}.${++this.count}`;
    this.ids.push(wId);
    const made = { wId, kind };
    const text = rule.words === 'NONE' ? [] : this.text(rule.words);
    const children = this.children(rule, depth);
    if (text.length > 0) made.text = text;
    if (children.length > 0) made.children = children;
    return Object.assign(made, this.traits(kind));
  }

  children(rule, depth) {
    const { below, happens, of } = this.chance;
    const kinds = depth > 6 ? [] : rule.children;
    const blocks = kinds.filter(kind => !model.divisions.includes(kind));
    const divisions = kinds.filter(kind => model.divisions.includes(kind));
    const made = [];
    if (rule.needs) made.push(this.element(rule.needs, depth + 1));
    if (blocks.length > 0 && happens(0.8)) for (let n = below(4); n > 0; n--) made.push(this.element(of(blocks), depth + 1));
    if (divisions.length > 0 && depth < 4) for (let n = below(3); n > 0; n--) made.push(this.element(of(divisions), depth + 1));
    return made;
  }

  text(words) {
    const { below, some, happens, of } = this.chance;
    const runs = [];
    for (let n = 1 + below(4); n > 0; n--) {
      const set = some(marks, 0.2);
      const run = happens(0.15) && this.ids.length > 0 ? { to: of(this.ids) } : { text: of(samples).replace(words.endsWith('LINE') ? /[\n\t]/g : /$^/, '') };
      const last = runs.at(-1);
      if (last && !run.to && !last.to && String(last.marks ?? []) === String(set)) last.text += run.text;
      else runs.push({ ...run, ...(set.length > 0 && { marks: set }) });
    }
    return runs.map(run => run.marks || run.to ? run : run.text);
  }

  traits(kind) {
    const { of, happens, below } = this.chance;
    const given = {
      status: () => of(['NORMATIVE', 'INFORMATIVE']), modality: () => of(['SHALL', 'SHOULD', 'MAY', 'CAN']), ordered: () => happens(0.5), header: () => happens(0.5),
      columnSpan: () => 1 + below(2), rowSpan: () => 1 + below(2), mathMl: () => mathMl, sha256: () => 'a'.repeat(64), mediaType: () => 'image/png', alternative: () => 'A picture.',
    };
    return Object.fromEntries(traitsOf(kind).map(name => [name, given[name]()]));
  }
}

// Short ways to write a text

export const clause = (wId, heading, ...children) => ({ wId, kind: 'CLAUSE', ...(heading && { text: [heading] }), ...(children.length > 0 && { children }) });
export const of = (kind, wId, text, children = [], traits = {}) => ({ wId, kind, ...(text && { text: [text] }), ...(children.length > 0 && { children }), ...traits });
export const p = (wId, text) => of('PARAGRAPH', wId, text);
export const shall = (wId, text, ...children) => of('REQUIREMENT', wId, text, children, { modality: 'SHALL' });
export const list = (wId, ...children) => of('LIST', wId, null, children, { ordered: true });
export const item = (wId, text, ...children) => of('ITEM', wId, text, children);
export const cell = (wId, text, columnSpan = 1, rowSpan = 1) => of('CELL', wId, text, [], { header: false, columnSpan, rowSpan });
export const row = (wId, ...cells) => of('ROW', wId, null, cells);
export const table = (wId, title, ...rows) => of('TABLE', wId, title, rows);

/** A state whose caret stands at the sign | in the words, or whose selection goes from < to >. */
export function stateOf(...elements) {
  const doc = readDocument({ v: 1, elements });
  const at = {};
  doc.descendants((node, pos) => {
    if (!node.isText) return;
    for (const sign of '|<>') if (node.text.includes(sign)) at[sign] = pos + node.text.indexOf(sign);
  });
  let state = EditorState.create({ doc, plugins: [identity()] });
  const signs = Object.entries(at).sort((one, other) => other[1] - one[1]);
  let tr = state.tr;
  for (const [, pos] of signs) tr.delete(pos, pos + 1);
  const place = sign => tr.mapping.map(at[sign]);
  if ('|' in at) tr.setSelection(TextSelection.create(tr.doc, place('|')));
  if ('<' in at) tr.setSelection(TextSelection.create(tr.doc, place('<'), place('>')));
  return EditorState.create({ doc: tr.doc, selection: tr.selection, plugins: [identity()] });
}

/** What a command makes of a state. */
export function after(state, command) {
  let next = state;
  command(state, tr => { next = next.apply(tr); });
  return next;
}

/** A text in short: kinds, identifiers where they were known, words, and the caret. */
export function drawn(state, known) {
  const { doc, selection } = state;
  const words = node => {
    let said = '';
    node.forEach((run, offset) => {
      const start = inside(node) + offset;
      for (let at = 0; at < run.nodeSize; at++) said += (selection.head === start + at ? '|' : '') + (run.isText ? run.text[at] : '@');
    });
    return said + (selection.head === inside(node) + node.content.size ? '|' : '');
  };
  const places = new Map();
  doc.descendants((node, pos) => { if (node.isTextblock) places.set(node, pos + 1); });
  const inside = node => places.get(node);
  const draw = node => {
    const own = node.isTextblock ? node : node.firstChild && !isElement(node.firstChild) && node.firstChild.isTextblock ? node.firstChild : null;
    const below = node.isTextblock ? [] : node.children.filter(isElement).map(draw);
    const id = known?.has(node.attrs.wId) === false ? '+' : node.attrs.wId;
    return [`${node.type.name}#${id}`, ...(own ? [words(own)] : []), ...(below.length > 0 ? [below] : [])];
  };
  return doc.children.map(draw);
}

export const idsOf = json => { const ids = new Set(); const visit = element => { ids.add(element.wId); (element.children ?? []).forEach(visit); }; json.elements.forEach(visit); return ids; };

/** What a command makes of a text, in short: new identifiers are +. */
export function made(state, command) {
  const known = idsOf(writeDocument(state.doc));
  const next = after(state, command);
  next.doc.check();
  return drawn(next, known);
}

