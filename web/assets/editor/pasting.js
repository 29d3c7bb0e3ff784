// What comes from a word processor or as plain text, cleaned to what a standard holds: words, marks, lists, tables, headings.
// First a flat list of blocks is read, then it is fitted into the place where it is put.

/** @typedef {{ kind: 'heading' | 'paragraph' | 'item' | 'table' | 'formula' | 'picture', runs?: object[], level?: number, ordered?: boolean }} Block */

const dropped = new Set(['STYLE', 'SCRIPT', 'META', 'LINK', 'TITLE', 'HEAD', 'XML', 'O:P', 'OBJECT', 'IFRAME', 'SVG', 'BUTTON', 'INPUT', 'SELECT', 'TEXTAREA', 'DEL', 'STRIKE', 'NOSCRIPT', 'COL', 'COLGROUP', 'VIDEO', 'AUDIO', 'W:SDTPR']);
const blocks = new Set(['P', 'DIV', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'UL', 'OL', 'LI', 'TABLE', 'BLOCKQUOTE', 'SECTION', 'ARTICLE', 'PRE', 'HR', 'DL', 'DT', 'DD', 'HEADER', 'FOOTER', 'ASIDE', 'FIGURE', 'FIGCAPTION', 'CENTER', 'ADDRESS', 'MAIN', 'NAV', 'TBODY', 'THEAD', 'TR', 'TD', 'TH', 'CAPTION']);

/** The blocks of HTML from the clipboard. */
export function readHtml(html) {
  // Styles say what was meant, and are not to be applied: the page's policy would refuse even to read them.
  const styleless = html.replace(/<[a-z][^>]*>/gi, tag => tag.replace(/\sstyle\s*=/gi, ' data-style='));
  const body = new DOMParser().parseFromString(styleless, 'text/html').body;
  return tidy(new Reader().read(body));
}

class Reader {
  blocks = [];
  line = null;

  read(body) {
    this.children(body, { marks: [], depth: 0 });
    this.end();
    return this.blocks;
  }

  children(parent, way) {
    for (const node of parent.childNodes) this.node(node, way);
  }

  node(node, way) {
    if (node.nodeType === 3) return this.text(node.nodeValue, way);
    if (node.nodeType !== 1 || isJunk(node)) return;
    const tag = node.tagName.toUpperCase();
    const inner = { ...way, marks: marksOf(node, way.marks), pre: way.pre || tag === 'PRE' };
    if (node.namespaceURI === 'http://www.w3.org/1998/Math/MathML') return this.formula(node);
    if (tag === 'IMG') return this.picture(node);
    if (tag === 'BR') return this.text('\n', { ...way, pre: true });
    if (tag === 'TABLE') return this.table(node);
    if (tag === 'UL' || tag === 'OL') return this.list(node, inner, tag === 'OL');
    if (!blocks.has(tag)) return this.children(node, inner);
    this.block(node, tag, inner);
  }

  block(node, tag, way) {
    const heading = /^H([1-6])$/.exec(tag);
    const word = heading ? null : wordItem(node);
    if (word) {
      this.begin({ kind: 'item', level: word.level, ordered: word.ordered });
      this.children(node, way);
      return this.end();
    }
    if (way.item && this.line?.runs.length === 0) return this.children(node, way);
    if (way.item) this.begin({ kind: 'paragraph', inItem: way.item });
    else this.begin(heading ? { kind: 'heading', level: Number(heading[1]) } : { kind: 'paragraph' });
    this.children(node, way);
    this.end();
  }

  /** Lists nest in items, or, as browsers write them, beside items in the outer list. */
  list(node, way, ordered) {
    this.end();
    const level = (way.item ?? way.depth) + 1;
    for (const child of node.children) {
      const tag = child.tagName.toUpperCase();
      if (isJunk(child)) continue;
      if (tag === 'UL' || tag === 'OL') { this.list(child, { ...way, item: level, depth: level }, tag === 'OL'); continue; }
      this.begin({ kind: 'item', level, ordered });
      this.children(child, { ...way, marks: marksOf(child, way.marks), item: level, depth: level });
      this.end();
    }
  }

  table(node) {
    this.end();
    const own = element => element.closest('table') === node;
    const caption = [...node.querySelectorAll('caption')].find(own);
    const rows = [...node.querySelectorAll('tr')].filter(own).filter(row => !isJunk(row)).map(row => [...row.children].filter(cell => /^T[DH]$/i.test(cell.tagName)).map(cell => ({
      header: cell.tagName.toUpperCase() === 'TH' || row.parentNode.tagName.toUpperCase() === 'THEAD',
      columnSpan: span(cell, 'colspan'),
      rowSpan: span(cell, 'rowspan'),
      blocks: tidy(new Reader().read(cell)),
    }))).filter(row => row.length > 0);
    if (rows.length === 0) return;
    this.blocks.push({ kind: 'table', title: caption ? tidy(new Reader().read(caption)).flatMap(block => block.runs ?? []) : [], rows });
  }

  formula(node) {
    if (node.localName === 'math') { this.end(); this.blocks.push({ kind: 'formula', mathMl: new XMLSerializer().serializeToString(node) }); }
  }

  /** A picture stands by itself, also where it stood among words. */
  picture(node) {
    this.end();
    this.blocks.push({ kind: 'picture', address: node.getAttribute('src') ?? '', alternative: plain(node.getAttribute('alt') ?? '').trim().slice(0, 4000) });
  }

  text(text, { marks, pre }) {
    const words = plain(text);
    const said = pre ? words : words.replace(/[\t\n\r ]+/g, ' ');
    if (!this.line && said.trim() === '') return;
    if (!this.line) this.begin({ kind: 'paragraph' });
    this.line.runs.push({ text: said, marks });
  }

  begin(block) {
    this.end();
    this.line = { ...block, runs: [] };
  }

  end() {
    if (this.line) this.blocks.push(this.line);
    this.line = null;
  }
}

const span = (cell, name) => Math.min(1000, Math.max(1, Number.parseInt(cell.getAttribute(name), 10) || 1));

/** The declarations of a style attribute. No style is applied: it only says what was meant. */
function stylesOf(node) {
  const styles = {};
  for (const part of (node.getAttribute('data-style') ?? '').split(';')) {
    const at = part.indexOf(':');
    if (at > 0) styles[part.slice(0, at).trim().toLowerCase()] = part.slice(at + 1).trim().toLowerCase();
  }
  return styles;
}

function isJunk(node) {
  const tag = node.tagName.toUpperCase();
  if (dropped.has(tag) || tag.startsWith('V:') || tag.startsWith('W:')) return true;
  const styles = stylesOf(node);
  if (styles.display === 'none' || styles['mso-hide'] === 'all' || 'mso-footnote-id' in styles || 'mso-endnote-id' in styles) return true;
  if (/^ignore$/.test(styles['mso-list'] ?? '')) return true;
  if (/^(footnote|endnote|comment)(-list)?$/.test(styles['mso-element'] ?? '') || styles['mso-special-character'] === 'comment' || 'mso-comment-reference' in styles) return true;
  const name = `${node.getAttribute('class') ?? ''} ${node.id}`;
  return /\b(Mso(Footnote|Endnote|Comment)\w*|MsoToc\w*|msocomtxt|msoDel|msocomanch\w*|sdfootnote\w*|sdendnote\w*)\b/i.test(name);
}

function marksOf(node, around) {
  const marks = new Set(around);
  const styles = stylesOf(node);
  const tag = node.tagName.toUpperCase();
  const set = (name, on) => on ? marks.add(name) : marks.delete(name);
  if (['B', 'STRONG'].includes(tag)) marks.add('STRONG');
  if (['I', 'EM', 'DFN', 'CITE', 'VAR'].includes(tag)) marks.add('EMPHASIS');
  if (tag === 'SUP') marks.add('SUPERSCRIPT');
  if (tag === 'SUB') marks.add('SUBSCRIPT');
  if (['CODE', 'TT', 'KBD', 'SAMP'].includes(tag)) marks.add('CODE');
  if (/^H[1-6]$/.test(tag) || tag === 'TH') return [];
  const weight = styles['font-weight'];
  if (weight) set('STRONG', weight === 'bold' || weight === 'bolder' || Number(weight) >= 600);
  if (styles['font-style']) set('EMPHASIS', styles['font-style'] !== 'normal');
  const align = styles['vertical-align'];
  if (align === 'super' || align === 'sub') marks.add(align === 'super' ? 'SUPERSCRIPT' : 'SUBSCRIPT');
  if (align === 'baseline') ['SUPERSCRIPT', 'SUBSCRIPT'].forEach(name => marks.delete(name));
  return [...marks];
}

/** Word writes items as paragraphs: `mso-list:l0 level2 lfo1`, with what it shows before them in a part to ignore. */
function wordItem(node) {
  const level = /level(\d+)/.exec(stylesOf(node)['mso-list'] ?? '');
  if (!level && !/^MsoListParagraph/.test(node.getAttribute('class') ?? '')) return null;
  const shown = [...node.querySelectorAll('[data-style]')].find(part => /mso-list:\s*ignore/i.test(part.getAttribute('data-style')));
  if (!level && !shown) return null;
  return { level: Number(level?.[1] ?? 1), ordered: /^[(]?([0-9]+|[a-z]{1,4})[.)]/i.test((shown?.textContent ?? '').trim()) };
}

// Plain text

const numbered = /^\s*(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,5}[.)])\s+(?=\S)/;
const dashed = /^\s*(?:[—–\-•‣▪◦·*])\s+(?=\S)/;
const clause = /^((?:\d{1,2}\.){1,5}\d{1,2}\.?|\d{1,2}|[A-Z](?:\.\d{1,2}){1,5})\s+(\S.{0,200})$/;

/** The blocks of plain text: each line one, by what it begins with. */
export function readText(text) {
  const read = [];
  for (const line of plain(text).split(/\r\n?|\n/)) {
    if (line.trim() === '') continue;
    const heading = clause.exec(line.trim());
    if (heading && /^\p{Lu}/u.test(heading[2]) && !/[.;:,]$/.test(heading[2])) {
      read.push({ kind: 'heading', level: heading[1].replace(/\.$/, '').split('.').length, runs: [{ text: heading[2], marks: [] }] });
      continue;
    }
    const mark = numbered.exec(line) ?? dashed.exec(line);
    const level = 1 + Math.floor(/^[ \t]*/.exec(line)[0].replace(/\t/g, '    ').length / 4);
    if (mark) read.push({ kind: 'item', level, ordered: numbered.test(line), runs: [{ text: line.slice(mark[0].length), marks: [] }] });
    else read.push({ kind: 'paragraph', runs: [{ text: line, marks: [] }] });
  }
  return tidy(read);
}

/** Without control characters, broken halves of characters, and what stands for objects. */
export const plain = text => text.replace(/\u00A0/g, ' ').replace(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u00AD\u200B\uFEFF\uFFFC]/g, '').toWellFormed();

// What a writer means by how it looks

const titled = /^(?:Annex|Annexe|Anexo|Appendix)\s+[A-Z]\b[\s.:—–-]*(?:\((normative|informative|normatif|informatif|normativo|informativo)\))?[\s.:—–-]*/i;
const number = /^(?:(?:\d{1,2}\.)+\d{0,2}|\d{1,2}|[A-Z](?:\.\d{1,2})+)[.)]?\s+(?=\S)/;
const remark = /^(NOTE|EXAMPLE|Note|Example)(?:\s+\d{1,3})?(?:\s+to entry)?\s*[:.—–]\s*|^(NOTE|EXAMPLE)(?:\s+\d{1,3})?\s+/;

function tidy(read) {
  return read.map(block => block.runs ? { ...block, runs: trimmed(joined(block.runs)) } : block)
    .filter(block => !block.runs || block.runs.length > 0)
    .map(meaning);
}

function meaning(block) {
  if (block.kind === 'heading') {
    const text = said(block.runs);
    const annex = titled.exec(text);
    if (annex) return { ...block, kind: 'annex', level: 1, status: /^inf/i.test(annex[1] ?? '') ? 'INFORMATIVE' : 'NORMATIVE', runs: oneLine(without(block.runs, annex[0].length)) };
    return { ...block, runs: oneLine(without(block.runs, number.exec(text)?.[0].length ?? 0)) };
  }
  if (block.kind === 'paragraph') {
    const found = remark.exec(said(block.runs));
    if (found && found[0].length < said(block.runs).length)
      return { ...block, kind: (found[1] ?? found[2]).toUpperCase() === 'NOTE' ? 'note' : 'example', runs: without(block.runs, found[0].length) };
  }
  return block;
}

const said = runs => runs.map(run => run.text).join('');
const oneLine = runs => trimmed(joined(runs.map(run => ({ ...run, text: run.text.replace(/\s+/g, ' ') }))));

function without(runs, length) {
  const left = [];
  for (const run of runs) {
    const taken = Math.min(length, run.text.length);
    length -= taken;
    if (taken < run.text.length) left.push({ ...run, text: run.text.slice(taken) });
  }
  return left;
}

function joined(runs) {
  const all = [];
  for (const run of runs) {
    const last = all.at(-1);
    const text = last && /[ \n]$/.test(last.text) && !run.text.startsWith('\n') ? run.text.replace(/^ +/, '') : run.text;
    if (text === '') continue;
    if (last && last.marks.join() === run.marks.join()) last.text += text;
    else all.push({ ...run, text });
  }
  return all;
}

function trimmed(runs) {
  const left = runs.map(run => ({ ...run }));
  while (left.length > 0 && (left[0].text = left[0].text.trimStart()) === '') left.shift();
  while (left.length > 0 && (left.at(-1).text = left.at(-1).text.trimEnd()) === '') left.pop();
  return left;
}
