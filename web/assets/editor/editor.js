// The editor of a working text: what is written, how it is saved, and what stands beside it.
import { EditorState, NodeSelection, Selection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { dropCursor } from 'prosemirror-dropcursor';
import 'prosemirror-view/style/prosemirror.css';
import './editor.css';
import { divides, isElement, kindOf } from './schema.js';
import { jsonOf, mainElements, readDocument, sayWords } from './document.js';
import { caretIn, current, find, inWords } from './elements.js';
import { identity, kindsOf } from './identity.js';
import { adopting } from './adopting.js';
import { actsOf, writingPlugins } from './keys.js';
import { figureAt, insertFormula, insertReference, newClause, putFigure, takeOutFigure } from './kinds.js';
import { plain, readHtml, readText } from './pasting.js';
import { ofData, picturesIn, send } from './pictures.js';
import { placing } from './placing.js';
import { leftover, putting } from './leftover.js';
import { isSame, Saving } from './saving.js';
import { Keeping } from './keeping.js';
import { Graph } from './graph.js';
import { FigureView, FormulaView, ReferenceView, showing, showMore, shownOf } from './showing.js';
import { Conflicts, element, Findings, openFigure, openFormula, openHelp, openReference, Outline, People, Toolbar } from './panels.js';

const colours = 6;
const place = document.getElementById('manuscript');
const words = JSON.parse(place.dataset.words);
const projectId = place.dataset.project;
const me = place.dataset.person;
const graph = new Graph(place.dataset.url, place.dataset.token, JSON.parse(place.dataset.documents));

/** What the page says, with a number where one stands in it. */
const say = (id, number) => (words[id] ?? '').replace('{0}', number === undefined ? '' : new Intl.NumberFormat(document.documentElement.lang).format(number));

class Editor {
  constructor(manuscript, keeping, taken) {
    Object.assign(this, { keeping, left: [], people: [] });
    const dialogs = {
      formula: (state, dispatch) => this.ask(dispatch, () => openFormula(state, say, mathMl => this.run(insertFormula(mathMl)), () => this.view.focus())),
      figure: (state, dispatch) => this.ask(dispatch, () => this.askFigure(figureAt(state)?.node.attrs)),
      reference: (_, dispatch) => this.ask(dispatch, () => openReference(this.targets(), say, to => this.run(insertReference(to)), () => this.view.focus())),
      help: (_, dispatch) => this.ask(dispatch, () => openHelp(this.groups, say, () => this.view.focus())),
      nextFinding: (_, dispatch) => this.ask(dispatch, () => this.nextFinding()),
      toolbar: (_, dispatch) => this.ask(dispatch, () => this.toolbar.focus()),
    };
    this.groups = actsOf(dialogs);
    const jump = wId => this.jump(wId);
    this.toolbar = new Toolbar(this.groups, say, act => this.press(act));
    this.outline = new Outline(say, jump);
    this.findings = new Findings(say, jump);
    this.peopleList = new People(say, jump);
    this.conflicts = new Conflicts(say, jump);
    this.status = element('p', { class: 'drafting-status', role: 'status' });
    this.note = element('p', { class: 'notice', role: 'status', hidden: true });
    this.where = element('p', { class: 'drafting-where', role: 'status' });
    this.begin = element('p', { class: 'drafting-begin' }, element('button', { type: 'button', onclick: () => this.run(newClause) }, say('beginClause')));
    this.build();
    this.start(manuscript, taken);
    this.listen();
  }

  build() {
    const sheet = element('div', { class: 'drafting-sheet' }, this.conflicts.dom, this.note, this.begin);
    const beside = element('div', { class: 'drafting-beside' }, this.outline.dom, this.peopleList.dom, this.findings.dom);
    const bar = element('div', { class: 'drafting-bar' }, this.toolbar.dom, element('div', { class: 'drafting-lines' }, this.where, this.status));
    this.view = new EditorView({ mount: element('div', { id: 'text', class: 'law drafting-text', lang: 'en', dir: 'ltr' }) }, {
      state: EditorState.create({ doc: readDocument({ elements: [] }), plugins: this.plugins() }),
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': say('text'), spellcheck: 'true', translate: 'no' },
      nodeViews: {
        reference: (node, view, getPos, decorations) => new ReferenceView(node, view, getPos, decorations),
        formula: (node, view, getPos) => new FormulaView(node, view, getPos, () => this.run(this.groups.find(group => group.name === 'insert').acts.find(act => act.id === 'formula').run), say),
        figure: (node, view, getPos) => new FigureView(node, () => this.editFigure(getPos()), say),
      },
      handlePaste: (view, event, slice) => this.paste(event, slice),
      handleDrop: (view, event) => this.drop(event),
      transformPasted: slice => this.known(slice),
      transformPastedHTML: html => html.includes('data-pm-slice') ? html : '',   // the rest is read by ourselves
      transformPastedText: text => plain(text),
      clipboardTextSerializer: slice => slice.content.textBetween(0, slice.content.size, '\n\n', node => node.type.name === 'reference' ? shownOf(this.view.state).labels.get(node.attrs.to) ?? '?' : ''),
      handleTextInput: (view, from, to, text) => {
        const clean = plain(text);
        if (clean === text || text === '\u00A0') return false;
        view.dispatch(view.state.tr.insertText(clean, from, to));
        return true;
      },
      handleKeyDown: (view, event) => this.editsFormula(event),
      handleDOMEvents: { blur: () => { this.saving.flush(); return false; } },
      dispatchTransaction: tr => this.apply(tr),
    });
    sheet.append(this.view.dom);
    place.replaceChildren(bar, element('div', { class: 'reading drafting-reading' }, beside, sheet), this.statusFoot());
    place.removeAttribute('aria-busy');
    place.classList.add('is-ready');
  }

  statusFoot() { return element('p', { class: 'note drafting-help' }, say('helpHint')); }

  plugins() {
    return [...writingPlugins(this.groups), identity(), showing(say), dropCursor({ class: 'drop-cursor', color: false })];
  }

  // Saving

  /** Begins with a text as the service has it, and with what earlier visits left. */
  start(manuscript, taken = []) {
    const text = partsOf(readDocument(JSON.parse(manuscript.text)));
    this.saving = new Saving(projectId, { edition: manuscript.edition, revision: manuscript.revision, text }, this.world());
    const unsent = taken.find(({ record }) => record.text && record.edition === manuscript.edition);
    const doc = unsent ? documentOf(unsent.record.text) : documentOf(text);
    this.view.updateState(EditorState.create({ doc, plugins: this.view.state.plugins, selection: undefined }));
    this.answered(manuscript);
    this.left = [...this.left, ...taken.filter(other => other !== unsent).flatMap(({ id, record }) => (record.left ?? leftover(record.base, record.text, doc)).map(item => ({ ...item, id })))];
    this.offer();
    if (unsent) this.saving.resume(unsent.record);
    else this.saving.start();
    for (const { id } of taken) this.keptElsewhere(id);
    this.refresh();
  }

  /** What was taken up is this window's now: the old record goes when the new one stands. */
  async keptElsewhere(id) {
    const left = this.left.filter(item => item.id === id);
    if (left.length > 0) return this.guard(this.keeping.keep({ left }, id));
    await this.saving.keep();
    return this.guard(this.keeping.forget(id));
  }

  world() {
    return {
      clock: { now: () => Date.now(), setTimeout: (act, wait) => setTimeout(act, wait), clearTimeout: id => clearTimeout(id) },
      newId: uuid,
      isSeen: () => document.visibilityState === 'visible',
      read: () => partsOf(this.view.state.doc),
      at: () => current(this.view.state)?.node.attrs.wId,
      adopt: text => this.adopt(text),
      keep: record => this.guard(this.keeping.keep(record)),
      forget: () => this.guard(this.keeping.forget()),
      send: (commandId, input) => this.send(commandId, input),
      tell: (state, answer) => this.told(state, answer),
    };
  }

  async guard(kept) {
    try {
      await kept;
      this.unkept = false;
    } catch {
      this.unkept = true;
    }
  }

  async send(commandId, input) {
    const answer = await graph.ask('SaveManuscript', { input: { commandId, ...input } });
    return answer.data ? answer.data.saveManuscript : answer;
  }

  /** Whether the text could be brought to what was answered: not while a sign is being composed. */
  adopt(text) {
    if (this.view.composing) return false;
    const tr = adopting(this.view.state, documentOf(text));
    if (tr) this.view.dispatch(tr);
    return true;
  }

  told(state, answer) {
    if (answer) this.answered(answer);
    if (state === 'superseded') this.supersede();
    if (state === 'forbidden') this.view.setProps({ editable: () => false });
    this.conflicts.update(this.saving?.conflicts ?? [], this.saving?.decided ?? new Map(), (wId, mine) => { this.saving.decide(wId, mine); this.refresh(); this.view.focus(); });
    if (state !== 'conflict') this.offer();
    this.sayState(state);
  }

  sayState(state) {
    const refusal = ['refused', 'forbidden'].includes(state) ? ` ${this.saving.refusal?.message ?? ''}` : '';
    const said = say(this.unkept && state === 'offline' ? 'unkept' : state) + refusal;
    place.dataset.state = state;
    if (this.status.textContent !== said) this.status.textContent = said;
  }

  answered({ labels, findings, people }) {
    const names = new Map();
    const standing = new Map();
    for (const { person, at } of people) {
      if (person.id === me) continue;
      names.set(person.id, { name: person.title, at, colour: colourOf(person.id) });
      if (at) standing.set(at, [...(standing.get(at) ?? []), names.get(person.id)]);
    }
    this.people = [...names.values()];
    const found = new Map();
    if (findings) {
      this.found = findings;
      this.findings.update(findings);
    }
    for (const finding of this.found ?? []) if (finding.element) found.set(finding.element, [...(found.get(finding.element) ?? []), finding]);
    const shown = { people: standing, findings: found, ...(labels && { labels: new Map(labels.map(label => [label.element, label.text])) }) };
    if (JSON.stringify([...standing, labels, findings]) !== this.lastShown) {
      this.lastShown = JSON.stringify([...standing, labels, findings]);
      this.view.dispatch(showMore(this.view.state.tr, shown));
    }
    this.drawPeople();
  }

  drawPeople() {
    const { labels } = shownOf(this.view.state);
    const places = new Map();
    for (const { at } of this.people) {
      const found = at && find(this.view.state.doc, at);
      if (found) places.set(at, labels.get(at) ?? (sayWords(found.node, to => labels.get(to) ?? '?').slice(0, 40) || say(kindOf(found.node.type))));
    }
    this.peopleList.update(this.people, places);
  }

  /** Another edition was published: the text begins anew from it, and what was not sent is offered. */
  async supersede() {
    const { base } = this.saving;
    const mine = partsOf(this.view.state.doc);
    const answer = await graph.ask('Manuscript', { id: projectId });
    if (!answer.data) return void setTimeout(() => this.supersede(), 5000);
    const manuscript = answer.data.manuscript;
    const left = isSame(base, mine) ? [] : leftover(base, mine, readDocument(JSON.parse(manuscript.text))).map(item => ({ ...item, id: crypto.randomUUID() }));
    for (const item of left) await this.guard(this.keeping.keep({ left: [item] }, item.id));
    this.left.push(...left);
    this.start(manuscript);
    this.offer();
    if (left.length > 0) this.sayState('superseded');
  }

  offer() {
    if (this.saving?.conflicts.length > 0) return;
    this.conflicts.offer(this.left, item => {
      const tr = putting(this.view.state, item);
      if (!tr) return void (this.status.textContent = say('noPlace'));
      this.view.dispatch(tr);
      this.jump(item.wId);
      this.settle(item);
    }, item => this.settle(item));
  }

  settle(item) {
    this.left = this.left.filter(other => other !== item);
    const rest = this.left.filter(other => other.id === item.id);
    this.guard(rest.length > 0 ? this.keeping.keep({ left: rest }, item.id) : this.keeping.forget(item.id));
    this.offer();
  }

  // Writing

  apply(tr) {
    const before = this.view.state;
    const { state, transactions } = before.applyTransaction(tr);
    this.view.updateState(state);
    const changed = transactions.some(one => one.docChanged);
    if (changed && !tr.getMeta('adopted')) this.saving?.changed();
    if (!changed && current(before)?.node.attrs.wId !== current(state)?.node.attrs.wId) this.saving?.moved();
    this.refresh();
  }

  refresh() {
    this.offerBeginning();
    this.drawing ??= requestAnimationFrame(() => {
      this.drawing = null;
      const { state } = this.view;
      const { labels, findings } = shownOf(state);
      this.toolbar.update(state);
      this.outline.update(state, labels);
      const here = current(state);
      const kind = here ? say(here.node.type.name === 'requirement' ? here.node.attrs.modality.toLowerCase() : kindOf(here.node.type)) : '';
      const label = here ? labels.get(here.node.attrs.wId) ?? labelAround(state, labels) : '';
      const found = here ? findings.get(here.node.attrs.wId) ?? [] : [];
      const said = [[label, kind].filter(Boolean).join(' · '), ...found.map(finding => `${say(finding.weight)}: ${finding.message}`)].filter(Boolean).join(' — ');
      if (this.where.textContent !== said) this.where.textContent = said;
    });
  }

  /** Where there is no text, a button begins it; who writes stays where there is something to write or to press. */
  offerBeginning() {
    const empty = this.view.state.doc.childCount === 0;
    const writes = this.view.hasFocus();
    this.begin.hidden = !empty;
    this.view.dom.hidden = empty;
    if (empty && writes) this.begin.firstChild.focus();
  }

  run(command) {
    command(this.view.state, tr => this.view.dispatch(tr), this.view);
    if (!document.querySelector('dialog[open]')) this.view.focus();
  }

  press(act) { this.run(act.run); }

  ask(dispatch, open) {
    if (dispatch) open();
    return true;
  }

  /** Enter on a chosen formula or figure opens it. */
  editsFormula(event) {
    const { selection } = this.view.state;
    const act = selection instanceof NodeSelection ? { FORMULA: 'formula', FIGURE: 'figure' }[kindOf(selection.node.type)] : null;
    if (event.key !== 'Enter' || event.altKey || event.ctrlKey || event.metaKey || !act) return false;
    this.run(this.groups.find(group => group.name === 'insert').acts.find(one => one.id === act).run);
    return true;
  }

  // Pictures

  editFigure(pos) {
    this.view.dispatch(this.view.state.tr.setSelection(NodeSelection.create(this.view.state.doc, pos)));
    this.askFigure(this.view.state.selection.node.attrs);
  }

  askFigure(standing, file) {
    openFigure(standing, file, say, {
      send: chosen => this.sendPicture(chosen),
      choose: figure => this.run(putFigure(figure)),
      takeOut: () => this.run(takeOutFigure),
      back: () => this.view.focus(),
    });
  }

  sendPicture(file) { return send(place.dataset.pictures, place.dataset.token, file); }

  /** One picture is asked about at once; several are put in, and their words are found missing. */
  takePictures(files) {
    if (files.length === 1) this.askFigure(figureAt(this.view.state)?.node.attrs, files[0]);
    else this.placeWithPictures(files.map(file => ({ kind: 'picture', file, alternative: '' })));
    return true;
  }

  drop(event) {
    const files = picturesIn(event.dataTransfer);
    if (files.length === 0) return false;
    event.preventDefault();
    const at = this.view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (at) this.view.dispatch(this.view.state.tr.setSelection(Selection.near(this.view.state.doc.resolve(at.pos))));
    return this.takePictures(files);
  }

  /** Puts blocks in once their pictures are kept. Pictures that only stand elsewhere, such as on the disk of who copied, are left out, and that is said. */
  async placeWithPictures(blocks) {
    this.sayState('pictures');
    let left = 0;
    const taken = [];
    for (const block of blocks) {
      const file = block.kind === 'picture' ? block.file ?? ofData(block.address) : null;
      const answer = file ? await this.sendPicture(file) : null;
      if (answer?.sha256) taken.push({ kind: 'picture', sha256: answer.sha256, mediaType: answer.mediaType, alternative: block.alternative });
      else if (block.kind === 'picture') left++;
      else taken.push(block);
    }
    const tr = taken.length > 0 ? placing(this.view.state, taken) : null;
    if (tr) this.view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
    this.note.textContent = left > 0 ? say('picturesLeft', left) : '';
    this.note.hidden = left === 0;
    if (place.dataset.state === 'pictures') this.sayState('saved');
  }

  paste(event, slice) {
    const html = event.clipboardData?.getData('text/html');
    const text = event.clipboardData?.getData('text/plain');
    if (html?.includes('data-pm-slice')) return false;
    const files = picturesIn(event.clipboardData);
    const blocks = html ? readHtml(html) : readText(text ?? '');
    if (files.length > 0 && !blocks.some(block => block.kind !== 'picture')) return this.takePictures(files);
    if (blocks.some(block => block.kind === 'picture')) {
      this.placeWithPictures(blocks);
      return true;
    }
    const tr = blocks.length > 0 ? placing(this.view.state, blocks) : null;
    if (tr) this.view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
    return Boolean(tr) || slice.size === 0 || Boolean(html);
  }

  /** Identifiers that are not of this text are left out: what comes from elsewhere is new here. */
  known(slice) {
    const kinds = kindsOf(this.view.state);
    const clean = fragment => fragment.constructor.from(fragment.content.flatMap(node => {
      if (node.type.name === 'reference' && !kinds.has(node.attrs.to)) return [];
      if (!isElement(node)) return [node.isText || node.isLeaf ? node : node.copy(clean(node.content))];
      return [node.type.create(kinds.has(node.attrs.wId) ? node.attrs : { ...node.attrs, wId: null }, clean(node.content), node.marks)];
    }));
    return new slice.constructor(clean(slice.content), slice.openStart, slice.openEnd);
  }

  // Going there

  jump(wId) {
    const found = find(this.view.state.doc, wId);
    if (!found) return;
    const at = inWords(found.node, found.pos);
    const tr = this.view.state.tr;
    this.view.dispatch(at === null && found.node.isAtom ? tr.setSelection(NodeSelection.create(tr.doc, found.pos)) : caretIn(tr, found.pos));
    this.view.focus();
    document.getElementById(wId)?.scrollIntoView({ block: 'center' });
  }

  nextFinding() {
    const places = (this.found ?? []).map(finding => finding.element && find(this.view.state.doc, finding.element)).filter(Boolean).sort((one, other) => one.pos - other.pos);
    const next = places.find(found => found.pos > this.view.state.selection.head) ?? places[0];
    if (next) this.jump(next.node.attrs.wId);
  }

  targets() {
    const { labels } = shownOf(this.view.state);
    const targets = [];
    this.view.state.doc.descendants(node => {
      if (!isElement(node)) return false;
      const label = labels.get(node.attrs.wId);
      if (label && label !== '—') targets.push({ wId: node.attrs.wId, label, words: sayWords(node, to => labels.get(to) ?? '?').slice(0, 120) });
      return true;
    });
    return targets;
  }

  // What comes from outside

  listen() {
    addEventListener('online', () => this.saving.online());
    addEventListener('focus', () => this.saving.online());
    addEventListener('pagehide', () => this.saving.flush());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' ? this.saving.flush() : this.saving.online());
    addEventListener('beforeunload', event => { if (this.unkept && this.saving.isChanged()) event.preventDefault(); });
    const ended = new AbortController();
    graph.follow('ManuscriptChanged', { id: projectId }, ({ manuscriptChanged }) => {
      if (!manuscriptChanged) return;
      this.answered({ people: manuscriptChanged.people });
      this.saving.pulse(manuscriptChanged);
    }, ended.signal);
    addEventListener('pagehide', event => { if (!event.persisted) ended.abort(); });
  }
}

const partsOf = doc => mainElements(doc).map(node => ({ wId: node.attrs.wId, json: jsonOf(node) }));
const documentOf = parts => readDocument({ elements: parts.map(part => JSON.parse(part.json)) });

function labelAround(state, labels) {
  const { $head } = state.selection;
  for (let depth = $head.depth; depth > 0; depth--) if (divides($head.node(depth))) return labels.get($head.node(depth).attrs.wId) ?? '';
  return '';
}

const colourOf = id => [...id].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)) % 997, 7) % colours;

/** A UUID of version 7: time first. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const now = BigInt(Date.now());
  for (let at = 0; at < 6; at++) bytes[at] = Number((now >> BigInt(8 * (5 - at))) & 0xffn);
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

async function open() {
  const keeping = new Keeping(`${me}/${projectId}`);
  const answer = await graph.ask('Manuscript', { id: projectId });
  if (!answer.data) {
    place.prepend(element('p', { class: 'notice refusal', role: 'alert' }, answer.refusal?.message ?? say('notConnected')));
    if (answer.lost) setTimeout(() => { place.querySelector('.notice')?.remove(); open(); }, 5000);
    return;
  }
  const taken = await keeping.takeUp().catch(() => []);
  new Editor(answer.data.manuscript, keeping, taken);
}

open();
