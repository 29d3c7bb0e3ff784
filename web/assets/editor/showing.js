// What the text shows beside its words: numbers, findings, who stands where; references and formulas as they read.
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { divides, isElement, kindOf } from './schema.js';
import { wordsOf } from './document.js';
import { show } from './formulas.js';
import { isTextOnly } from './identity.js';
import { addressOf } from './pictures.js';

const key = new PluginKey('showing');
// Empty headings and titles say what they are for.
const hints = new Set(['INTRODUCTION', 'CLAUSE', 'ANNEX', 'TERM', 'DEFINITION', 'ADMITTED_TERM', 'SOURCE', 'TABLE', 'FIGURE']);
const nothing = { labels: new Map(), findings: new Map(), people: new Map() };

export const shownOf = state => key.getState(state).shown;
export const showMore = (tr, more) => tr.setMeta(key, more).setMeta('addToHistory', false);

export function showing(say) {
  return new Plugin({
    key,
    state: {
      init: (_, state) => ({ shown: nothing, set: draw(state.doc, nothing, say) }),
      apply(tr, value, __, state) {
        const more = tr.getMeta(key);
        const shown = more ? { ...value.shown, ...more } : value.shown;
        if (more || (tr.docChanged && !isTextOnly(tr))) return { shown, set: draw(state.doc, shown, say) };
        return tr.docChanged ? { shown, set: value.set.map(tr.mapping, tr.doc) } : value;
      },
    },
    props: { decorations: state => key.getState(state).set },
  });
}

function draw(doc, { labels, findings, people }, say) {
  const drawn = [];
  const visit = (parent, start, level) => parent.forEach((node, offset) => {
    const pos = start + offset;
    if (!isElement(node)) return;
    const { wId } = node.attrs;
    const own = wordsOf(node);
    const isDivision = divides(node);
    const label = labels.get(wId);
    const found = findings.get(wId);
    const stands = people.get(wId);
    const kind = kindOf(node.type);
    const classes = [found && `has-finding ${weightOf(found)}`, stands && `stands person-${stands[0].colour}`].filter(Boolean).join(' ');
    const attrs = {
      ...(classes && { class: classes }),
      ...(found && { 'data-findings': String(found.length) }),
      ...(stands && { 'data-people': stands.map(person => person.name).join(', ') }),
      ...(label && own === null && { 'data-label': label }),
      ...(kind === 'REQUIREMENT' && { 'data-form': say(node.attrs.modality.toLowerCase()) }),
      ...(kind === 'ANNEX' && { 'data-form': say(node.attrs.status.toLowerCase()) }),
    };
    if (Object.keys(attrs).length > 0) drawn.push(Decoration.node(pos, pos + node.nodeSize, attrs, { label }));
    if (own) {
      const at = own === node ? pos : pos + 1;
      drawn.push(Decoration.node(at, at + own.nodeSize, {
        ...(label && { 'data-label': label }),
        ...(isDivision && { role: 'heading', 'aria-level': String(Math.min(6, level + 1)) }),
        ...(hints.has(kind) && { 'data-empty': say(`empty${kind}`) }),
      }));
      for (const finding of found ?? []) for (const [from, to] of spotted(own, finding.words)) drawn.push(Decoration.inline(at + 1 + from, at + 1 + to, { class: `finding ${weightOf([finding])}` }));
      own.forEach((run, inside) => {
        if (run.type.name === 'reference') drawn.push(Decoration.node(at + 1 + inside, at + 2 + inside, {}, { label: labels.get(run.attrs.to) }));
      });
    }
    if (!node.isTextblock) visit(node, pos + 1, level + (isDivision ? 1 : 0));
  });
  visit(doc, 0, 1);
  return DecorationSet.create(doc, drawn);
}

/** Where the words that a finding names stand in a textblock: whole words, as they are written if they stand so, else whatever the case. All of it where it names none. */
export function spotted(own, words) {
  if (!words) return own.content.size > 0 ? [[0, own.content.size]] : [];
  const said = own.textBetween(0, own.content.size, '', '\uFFFC');
  const pattern = `(?<![\\p{L}\\p{N}])${words.replace(/[\\^$.*+?()[\]{}|\/]/g, '\\$&')}(?![\\p{L}\\p{N}])`;
  const places = flags => [...said.matchAll(new RegExp(pattern, flags))].map(found => [found.index, found.index + found[0].length]);
  const exact = places('gu');
  return exact.length > 0 ? exact : places('giu');
}

const weights = ['ERROR', 'WARNING', 'ADVICE'];
export const weightOf = findings => `weight-${weights.find(weight => findings.some(finding => finding.weight === weight)).toLowerCase()}`;

/** A cross reference shows the number of its element. */
export class ReferenceView {
  constructor(node, _, __, decorations) {
    this.node = node;
    this.dom = document.createElement('span');
    this.dom.className = 'reference';
    this.draw(decorations);
  }

  draw(decorations) {
    const label = decorations.find(decoration => 'label' in decoration.spec)?.spec.label;
    this.dom.textContent = label ?? '?';
    this.dom.classList.toggle('is-broken', !label);
  }

  update(node, decorations) {
    if (node.type !== this.node.type || node.attrs.to !== this.node.attrs.to) return false;
    this.node = node;
    this.draw(decorations);
    return true;
  }

  ignoreMutation() { return true; }
}

/** A formula shows itself, and beside it its number. */
export class FormulaView {
  constructor(node, view, getPos, edit, say) {
    Object.assign(this, { node, say });
    this.dom = document.createElement('div');
    this.dom.className = 'part-formula';
    this.dom.id = node.attrs.wId;
    this.dom.addEventListener('dblclick', () => edit());
    this.draw();
  }

  draw() {
    const shown = show(this.node.attrs.mathMl, document);
    this.dom.replaceChildren(shown ?? Object.assign(document.createElement('span'), { textContent: this.say('noFormula'), className: 'quiet' }));
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    const changed = node.attrs.mathMl !== this.node.attrs.mathMl;
    this.node = node;
    this.dom.id = node.attrs.wId;
    if (changed) this.draw();
    return true;
  }

  stopEvent() { return false; }
  ignoreMutation() { return true; }
}

/** A figure shows its picture, what that says in words, and its title. */
export class FigureView {
  constructor(node, edit, say) {
    Object.assign(this, { node, say });
    this.dom = document.createElement('figure');
    this.dom.className = 'part-figure';
    this.plate = document.createElement('div');
    this.plate.className = 'plate';
    this.plate.contentEditable = 'false';
    this.shown = document.createElement('div');
    this.words = document.createElement('p');
    this.words.className = 'alternative';
    const change = document.createElement('button');
    Object.assign(change, { type: 'button', className: 'quieter', textContent: say('changeFigure') });
    change.addEventListener('click', () => edit());
    this.plate.append(this.shown, this.words, change);
    this.contentDOM = document.createElement('div');
    this.dom.append(this.plate, this.contentDOM);
    this.draw();
  }

  draw() {
    const { wId, sha256, alternative } = this.node.attrs;
    this.dom.id = wId;
    this.words.textContent = alternative || this.say('wordsMissing');
    this.words.classList.toggle('is-missing', !alternative);
    if (this.drawn === sha256 && this.shown.firstChild) return void (this.shown.firstChild.alt = alternative);
    this.drawn = sha256;
    const picture = document.createElement(sha256 ? 'img' : 'p');
    if (sha256) Object.assign(picture, { src: addressOf(sha256), alt: alternative, draggable: false });
    else Object.assign(picture, { textContent: this.say('noPicture'), className: 'alternative is-missing' });
    this.shown.replaceChildren(picture);
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    const changed = !node.sameMarkup(this.node);
    this.node = node;
    if (changed) this.draw();
    return true;
  }

  stopEvent(event) { return event.target instanceof HTMLButtonElement; }
  ignoreMutation(mutation) { return this.plate.contains(mutation.target); }
}
