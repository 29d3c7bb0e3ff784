// Between a document's JSON (DocumentJson of the Standards service) and the nodes of the editor, exactly both ways.
import { Fragment } from 'prosemirror-model';
import { isElement, kindOf, markNames, model, nameOf, ruleOf, schema, traitsOf } from './schema.js';

/** The document of the editor. */
export const readDocument = json => schema.node('doc', null, json.elements.map(readElement));

/** The document as JSON. What holds nothing of what it needs, such as a list without items, is left out. */
export const writeDocument = doc => ({ v: 1, elements: mainElements(doc).map(writeElement) });

/** The main elements: introduction, clauses, annexes. */
export const mainElements = doc => doc.children.filter(isSent);

/** A main element as JSON text, made once for each node, for nodes do not change. */
export function jsonOf(node) {
  if (!texts.has(node)) texts.set(node, JSON.stringify(writeElement(node)));
  return texts.get(node);
}
const texts = new WeakMap();

export function readElement(json) {
  const rule = model.kinds[json.kind];
  if (!rule) throw new TypeError(`No kind of element: ${json.kind}`);
  const own = readInline(json.text ?? []);
  const children = (json.children ?? []).map(readElement);
  const type = schema.nodes[nameOf(json.kind)];
  const attrs = Object.fromEntries(['wId', ...traitsOf(json.kind)].map(name => [name, json[name]]));
  const head = headOf(type);
  const content = type.inlineContent ? own : head ? [head.create(null, own), ...children] : children;
  return type.createChecked(attrs, content);
}

/** The type of the textblock in which an element of a type holds its words; null if it has none or is one itself. */
export function headOf(type) {
  const first = type.inlineContent || type.isLeaf ? null : type.contentMatch.defaultType;
  return first && !isElement({ type: first }) ? first : null;
}

export function writeElement(node) {
  const kind = kindOf(node.type);
  const written = { wId: node.attrs.wId, kind };
  const own = wordsOf(node);
  const text = own ? writeInline(own) : [];
  const children = node.type.inlineContent ? [] : node.children.filter(isSent).map(writeElement);
  if (text.length > 0) written.text = text;
  if (children.length > 0) written.children = children;
  for (const name of traitsOf(kind)) written[name] = node.attrs[name];
  return written;
}

/** The textblock that holds an element's words: itself, or its first child. */
export const wordsOf = node => node.type.inlineContent ? node : node.firstChild && !isElement(node.firstChild) && node.firstChild.isTextblock ? node.firstChild : null;

/** The words of an element as they read, with something said for each cross reference. */
export function sayWords(node, refer = to => `[${to}]`) {
  let said = '';
  wordsOf(node)?.forEach(run => { said += run.isText ? run.text : refer(run.attrs.to); });
  return said;
}

function isSent(node) {
  if (!isElement(node)) return false;
  const needs = ruleOf(node.type).needs;
  return needs === 'DEFINITION' || !needs || node.children.some(child => kindOf(child.type) === needs && isSent(child));
}

function readInline(runs) {
  return Fragment.from(runs.map(run => {
    if (typeof run === 'string') return schema.text(run);
    const marks = (run.marks ?? []).map(name => schema.marks[name.toLowerCase()].create());
    return run.to ? schema.node('reference', { to: run.to }, null, marks) : schema.text(run.text, marks);
  }));
}

function writeInline(textblock) {
  return textblock.children.map(run => {
    const marks = markNames.filter(name => run.marks.some(mark => mark.type.name === name)).map(kindOf);
    if (run.isText && marks.length === 0) return run.text;
    const written = run.isText ? { text: run.text } : { to: run.attrs.to };
    if (marks.length > 0) written.marks = marks;
    return written;
  });
}
