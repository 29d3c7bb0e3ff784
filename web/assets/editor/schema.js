// The content model as a schema of ProseMirror, made from content-model.json. A kind is a node type of its name in small letters.
// An element with words and children holds its words in a first child: `line` for one line, `words` for a text.
import { Schema } from 'prosemirror-model';
import model from './content-model.json' with { type: 'json' };

export { model };
export const nameOf = kind => kind.toLowerCase();
export const kindOf = type => (typeof type === 'string' ? type : type.name).toUpperCase();
export const ruleOf = type => model.kinds[kindOf(type)];
export const isElement = node => node.type.name in elementTypes;
export const divides = node => model.divisions.includes(kindOf(node.type));
export const markNames = ['emphasis', 'strong', 'superscript', 'subscript', 'code'];
export const traitsOf = kind => Object.keys(model.kinds[kind].traits ?? {});

/** Whether a kind holds its words itself, having no children. */
const isPlain = rule => rule.words !== 'NONE' && rule.children.length === 0;
const isLine = rule => rule.words.endsWith('LINE');
const alternatives = kinds => kinds.length > 0 ? `(${kinds.map(nameOf).join(' | ')})*` : '';

/** Text comes before subclauses. Working text may lack what its kind needs: it is unfinished. */
function content(rule) {
  if (isPlain(rule)) return 'inline*';
  const head = rule.words === 'NONE' ? '' : isLine(rule) ? 'line' : 'words';
  const blocks = rule.children.filter(kind => !model.divisions.includes(kind));
  const below = rule.children.filter(kind => model.divisions.includes(kind));
  return [head, alternatives(blocks), alternatives(below)].filter(Boolean).join(' ');
}

const tags = {
  INTRODUCTION: 'section', CLAUSE: 'section', ANNEX: 'section', TERM: 'section', PARAGRAPH: 'p', SOURCE: 'p', ADMITTED_TERM: 'p',
  NOTE: 'aside', EXAMPLE: 'aside', LIST: 'ul', ITEM: 'li', TABLE: 'table', ROW: 'tr', CELL: 'td', FIGURE: 'figure',
};

function elementSpec(kind, rule) {
  const traits = rule.traits ?? {};
  const tag = tags[kind] ?? 'div';
  const inElement = rule.words !== 'NONE' || rule.children.length > 0;
  return {
    content: content(rule),
    attrs: { wId: { default: null }, ...Object.fromEntries(Object.entries(traits).map(([name, value]) => [name, { default: value }])) },
    isolating: kind === 'CELL',
    defining: rule.words !== 'NONE',
    atom: kind === 'FORMULA',
    selectable: ['FORMULA', 'FIGURE', 'TABLE'].includes(kind),
    draggable: kind === 'FORMULA',
    whitespace: 'pre',
    toDOM(node) {
      const attributes = { class: `part-${nameOf(kind)}${model.divisions.includes(kind) ? ' clause' : ''}`, id: node.attrs.wId, 'data-kind': kind };
      for (const name of Object.keys(traits)) attributes[`data-${dashed(name)}`] = JSON.stringify(node.attrs[name]);
      if (kind === 'CELL') Object.assign(attributes, spans(node));
      const as = kind === 'LIST' && node.attrs.ordered ? 'ol' : kind === 'CELL' && node.attrs.header ? 'th' : tag;
      return inElement ? [as, attributes, 0] : [as, attributes];
    },
    parseDOM: [{ tag: `[data-kind="${kind}"]`, getAttrs: dom => ({ wId: dom.getAttribute('id'), ...readTraits(dom, traits) }), preserveWhitespace: 'full' }],
  };
}

const dashed = name => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);

function spans(node) {
  const { columnSpan, rowSpan } = node.attrs;
  return { ...(columnSpan > 1 && { colspan: columnSpan }), ...(rowSpan > 1 && { rowspan: rowSpan }) };
}

function readTraits(dom, traits) {
  const read = {};
  for (const [name, otherwise] of Object.entries(traits)) {
    try {
      const value = JSON.parse(dom.getAttribute(`data-${dashed(name)}`));
      read[name] = typeof value === typeof otherwise ? value : otherwise;
    } catch {
      read[name] = otherwise;
    }
  }
  return read;
}

const elementTypes = Object.fromEntries(Object.entries(model.kinds).map(([kind, rule]) => [nameOf(kind), elementSpec(kind, rule)]));

const words = (name, tag) => ({
  content: 'inline*',
  defining: true,
  whitespace: 'pre',
  toDOM: () => [tag, { class: `own-${name}` }, 0],
  parseDOM: [{ tag: `.own-${name}`, preserveWhitespace: 'full' }],
});

const nodes = {
  doc: { content: 'introduction? clause* annex*' },
  // The first textblock in the schema is what ProseMirror makes where one is wanted.
  paragraph: elementTypes.paragraph,
  ...elementTypes,
  line: words('line', 'div'),
  words: words('words', 'div'),
  text: { group: 'inline' },
  reference: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { to: {} },
    toDOM: node => ['span', { class: 'reference', 'data-to': node.attrs.to }],
    parseDOM: [{ tag: 'span[data-to]', getAttrs: dom => ({ to: dom.getAttribute('data-to') }) }],
    leafText: () => '\uFFFC',
  },
};

const mark = (tag, others = []) => ({ parseDOM: [tag, ...others].map(name => ({ tag: name })), toDOM: () => [tag, 0] });
const marks = { emphasis: mark('em', ['i']), strong: mark('strong', ['b']), superscript: mark('sup'), subscript: mark('sub'), code: mark('code') };

export const schema = new Schema({ nodes, marks });
