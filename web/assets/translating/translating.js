// The translator's page with a script: what is written is saved as one goes on, and keys lead from text to text. Without it, the forms do the same.
import { Graph } from '../editor/graph.js';

const pause = 1500;

/** What was sent of a text, and whether it is still as it was. */
class Segment {
  constructor(item, page) {
    this.page = page;
    this.form = item.querySelector('form');
    [this.words, this.state, this.seen] = ['words', 'state', 'seen'].map(name => this.form.elements.namedItem(name));
    this.unit = item.dataset.unit;
    this.source = item.querySelector('[data-source]').textContent;
    this.said = item.querySelector('[data-said]');
    this.findings = item.querySelector('[data-findings]');
    this.mark = item.querySelector('.segment-state');
    this.kept = this.written();
    this.form.addEventListener('submit', event => { event.preventDefault(); this.save(); });
    this.words.addEventListener('input', () => this.later());
    this.state.addEventListener('change', () => this.save());
    this.words.addEventListener('blur', () => this.save());
    this.words.addEventListener('keydown', event => this.key(event));
  }

  written() { return this.words.value + '\n' + this.state.value; }

  get isChanged() { return this.written() !== this.kept; }

  later() {
    clearTimeout(this.timer);
    this.say(this.page.words.unsaved);
    this.timer = setTimeout(() => this.save(), pause);
  }

  async save() {
    clearTimeout(this.timer);
    if (this.saving) { await this.saving; return this.isChanged ? this.save() : undefined; }
    if (!this.isChanged) return;
    this.saving = this.send();
    await this.saving;
    this.saving = undefined;
  }

  async send() {
    const written = this.written();
    const state = this.words.value === '' ? 'INITIAL' : this.state.value.toUpperCase();
    this.say(this.page.words.saving);
    if (this.command?.written !== written) this.command = { written, id: crypto.randomUUID() };   // the same words again are the same command
    const input = { commandId: this.command.id, draftId: this.page.draft, language: this.page.language, seen: Number(this.seen.value), segments: [{ unit: this.unit, words: this.words.value, state }] };
    const { data, refusal } = await this.page.graph.ask('GiveTranslations', { input, unit: this.unit });
    if (!data) return this.say(refusal?.message ?? this.page.words.lost, true);
    this.kept = written;
    const { revision, segment } = data.giveTranslations;
    this.seen.value = revision;
    this.say(this.page.words.saved);
    this.show(segment);
  }

  show({ state, findings }) {
    const option = [...this.state.options].find(o => o.value.toUpperCase() === state);
    this.mark.className = `segment-state state-${state.toLowerCase()}`;
    this.mark.firstElementChild.textContent = { INITIAL: '○', TRANSLATED: '◔', REVIEWED: '◑', FINAL: '●' }[state];
    this.mark.querySelector('[data-state]').textContent = option.textContent;
    this.findings.replaceChildren(...findings.map(finding => Object.assign(document.createElement('li'), { textContent: finding.message })));
  }

  say(words, isWrong = false) {
    this.said.textContent = words;
    this.said.classList.toggle('wrong', isWrong);
  }

  key(event) {
    if (event.key === 'Enter' && event.ctrlKey && event.shiftKey) { this.words.value = this.source; this.later(); }
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.page.go(this, 1);   // leaving saves
    else if (event.altKey && event.key === 'ArrowDown') this.page.go(this, 1);
    else if (event.altKey && event.key === 'ArrowUp') this.page.go(this, -1);
    else return;
    event.preventDefault();
  }
}

const list = document.querySelector('[data-translate]');
if (list) {
  const { url, token, documents, draft, language, saved, saving, lost, unsaved } = list.dataset;
  const page = { graph: new Graph(url, token, JSON.parse(documents)), draft, language, words: { saved, saving, lost, unsaved } };
  const segments = [...list.querySelectorAll('.segment')].map(item => new Segment(item, page));
  page.go = (from, by) => {
    const next = segments[segments.indexOf(from) + by];
    if (next) { next.words.focus(); next.form.scrollIntoView({ block: 'nearest' }); } else from.save();
  };
  addEventListener('beforeunload', event => { if (segments.some(s => s.isChanged)) event.preventDefault(); });
  document.querySelector('.keys').hidden = false;
  list.dataset.ready = '';
}
