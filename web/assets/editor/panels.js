// What stands beside the text: the toolbar, the contents, findings, people, conflicts, and what asks the writer something.
import { diffWordsWithSpace } from 'diff';
import { NodeSelection } from 'prosemirror-state';
import { divides, isElement, kindOf } from './schema.js';
import { sayWords } from './document.js';
import { current } from './elements.js';
import { latexOf, ofLatex, ofMathMl, show } from './formulas.js';
import { plain } from './pasting.js';
import { accepted, addressOf } from './pictures.js';

/** An element of the page. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.filter(child => child != null));
  return made;
}

const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);
const signs = { Mod: isMac ? '⌘' : 'Ctrl', Alt: isMac ? '⌥' : 'Alt', Shift: isMac ? '⇧' : 'Shift', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };

/** Keys as they stand on the keyboard. */
export const keyName = key => key.split(/-(?=.)/).map(part => signs[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join('+');

// Toolbar

export class Toolbar {
  constructor(groups, say, act) {
    this.buttons = [];
    this.dom = element('div', { role: 'toolbar', class: 'drafting-tools', 'aria-label': say('toolbar'), 'aria-controls': 'text' });
    for (const group of groups) {
      const place = element('div', { role: 'group', 'aria-label': say(`group_${group.name}`), class: `tools-${group.name}` });
      for (const item of group.acts) {
        const name = `${say(item.id)} (${keyName(item.keys[0])})`;
        const button = element('button', { type: 'button', tabindex: '-1', title: name, class: `tool tool-${item.id}`, 'aria-haspopup': item.opens ? 'dialog' : null, 'aria-pressed': item.isOn ? 'false' : null,
          onmousedown: event => event.preventDefault(), onclick: () => act(item) });
        if (item.sign) button.append(element('span', { 'aria-hidden': 'true' }, item.sign), element('span', { class: 'unseen' }, say(item.id)));
        else button.append(say(item.id));
        this.buttons.push({ item, button });
        place.append(button);
      }
      this.dom.append(place);
    }
    this.buttons[0].button.tabIndex = 0;
    this.dom.addEventListener('keydown', event => this.rove(event));
    this.dom.addEventListener('focusin', event => this.hold(event.target));
  }

  /** One stop for Tab; arrows go from button to button. */
  rove(event) {
    const shown = this.buttons.map(({ button }) => button).filter(button => !button.hidden);
    const at = shown.indexOf(document.activeElement);
    const forward = getComputedStyle(this.dom).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    const next = { [forward]: (at + 1) % shown.length, [back]: (at + shown.length - 1) % shown.length, Home: 0, End: shown.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    shown[next].focus();
  }

  hold(target) {
    for (const { button } of this.buttons) button.tabIndex = button === target ? 0 : -1;
  }

  focus() { this.buttons.find(({ button }) => button.tabIndex === 0)?.button.focus(); }

  update(state) {
    for (const { item, button } of this.buttons) {
      const hidden = item.isShown ? !item.isShown(state) : false;
      if (button.hidden !== hidden) button.hidden = hidden;
      if (item.isOn && !hidden) button.setAttribute('aria-pressed', String(item.isOn(state)));
    }
    if (!this.buttons.some(({ button }) => button.tabIndex === 0 && !button.hidden)) this.hold(this.buttons[0].button);
    for (const group of this.dom.children) group.hidden = [...group.children].every(button => button.hidden);
  }
}

// Contents

export class Outline {
  constructor(say, jump) {
    Object.assign(this, { say, jump, links: new Map() });
    this.list = element('ol', { class: 'contents', dir: 'auto' });
    this.dom = element('nav', { class: 'drafting-contents', 'aria-labelledby': 'drafting-contents' }, element('h2', { id: 'drafting-contents' }, say('contents')), this.list);
  }

  update(state, labels) {
    const entries = [];
    state.doc.descendants((node, pos) => {
      if (!isElement(node) || !divides(node)) return false;
      const level = state.doc.resolve(pos).depth + 1;
      entries.push({ wId: node.attrs.wId, label: labels.get(node.attrs.wId) ?? '', words: sayWords(node, to => labels.get(to) ?? '?') || this.say('untitled'), level });
      return true;
    });
    const drawn = JSON.stringify(entries);
    if (drawn !== this.drawn) {
      this.drawn = drawn;
      this.links.clear();
      this.list.replaceChildren(...entries.map(entry => {
        const link = element('a', { href: `${location.pathname}#${entry.wId}`, onclick: event => { event.preventDefault(); this.jump(entry.wId); } },
          element('span', { class: 'clause-number' }, entry.label), ` ${entry.words}`);
        this.links.set(entry.wId, link);
        return element('li', { class: `level-${Math.min(4, entry.level)}` }, link);
      }));
    }
    this.mark(state);
  }

  mark(state) {
    const { $head } = state.selection;
    let here = null;
    for (let depth = $head.depth; depth > 0 && !here; depth--) if (divides($head.node(depth))) here = $head.node(depth).attrs.wId;
    if (here === this.here) return;
    this.here = here;
    for (const [wId, link] of this.links) if (wId === here) link.setAttribute('aria-current', 'true'); else link.removeAttribute('aria-current');
    this.reveal(this.links.get(here));
  }

  /** Keeps where one writes in sight, without moving the page. */
  reveal(link) {
    const frame = this.dom.parentElement;
    if (!link || !frame) return;
    const [seen, there] = [frame.getBoundingClientRect(), link.getBoundingClientRect()];
    if (there.top < seen.top) frame.scrollTop -= seen.top - there.top;
    else if (there.bottom > seen.bottom) frame.scrollTop += there.bottom - seen.bottom;
  }
}

// Findings

export class Findings {
  constructor(say, jump) {
    Object.assign(this, { say, jump });
    this.heading = element('h2', { id: 'drafting-findings' });
    this.list = element('ul', { class: 'drafting-findings-list' });
    this.dom = element('section', { class: 'drafting-findings', 'aria-labelledby': 'drafting-findings' }, this.heading, this.list);
    this.update([]);
  }

  update(findings) {
    this.heading.textContent = this.say('findings', findings.length);
    this.list.replaceChildren(...findings.map(finding => {
      const place = finding.location || this.say('wholeText');
      const where = finding.element ? element('button', { type: 'button', class: 'plain', onclick: () => this.jump(finding.element) }, element('bdi', { lang: 'en' }, place)) : element('span', {}, place);
      return element('li', { class: `weight-${finding.weight.toLowerCase()}` }, where, ' ', element('span', { class: 'weight' }, this.say(finding.weight)), element('p', { lang: 'en' }, element('bdi', {}, finding.message)));
    }));
    if (findings.length === 0) this.list.append(element('li', { class: 'quiet' }, this.say('noFindings')));
  }
}

// People

export class People {
  constructor(say, jump) {
    Object.assign(this, { say, jump });
    this.list = element('ul', { class: 'drafting-people-list' });
    this.dom = element('section', { class: 'drafting-people', 'aria-labelledby': 'drafting-people' }, element('h2', { id: 'drafting-people' }, say('people')), this.list);
  }

  update(people, places) {
    this.dom.hidden = people.length === 0;
    this.list.replaceChildren(...people.map(person => element('li', { class: `person-${person.colour}` },
      element('span', { class: 'person-sign', 'aria-hidden': 'true' }), element('bdi', {}, person.name),
      person.at && places.has(person.at) ? element('button', { type: 'button', class: 'plain', onclick: () => this.jump(person.at) }, places.get(person.at)) : null)));
  }
}

// Conflicts, and what was left over

const marked = (before, after, tag) => diffWordsWithSpace(before ?? '', after ?? '')
  .filter(part => tag === 'ins' ? !part.removed : !part.added)
  .map(part => part.added || part.removed ? element(tag, {}, part.value) : part.value);

export class Conflicts {
  constructor(say, jump) {
    Object.assign(this, { say, jump });
    this.dom = element('section', { class: 'drafting-conflicts', 'aria-live': 'polite', hidden: true });
  }

  /** Two wrote the same: the writer decides. */
  update(conflicts, decided, decide) {
    this.show('conflictTitle', 'conflictLede', conflicts.filter(conflict => !decided.has(conflict.element)).map(conflict => this.choice(conflict, [
      [this.say('keepMine'), () => decide(conflict.element, true)], [this.say('takeTheirs'), () => decide(conflict.element, false)],
    ])));
  }

  /** What was written on a text that is there no more. */
  offer(items, put, leave) {
    this.show('leftTitle', 'leftLede', items.map(item => this.choice({ ...item, element: item.wId, base: item.before, by: [] }, [
      [this.say('putIn'), () => put(item)], [this.say('leaveOut'), () => leave(item)],
    ])));
  }

  show(title, lede, choices) {
    this.dom.hidden = choices.length === 0;
    this.dom.replaceChildren(...(choices.length === 0 ? [] : [element('h2', {}, this.say(title)), element('p', {}, this.say(lede)), ...choices]));
  }

  choice({ element: wId, location, reason, base, mine, theirs, by }, buttons) {
    const words = (name, said, tag) => [element('dt', {}, this.say(name)), element('dd', { class: 'law', dir: 'auto' }, ...(said == null ? [element('span', { class: 'quiet' }, this.say('notThere'))] : tag ? marked(base, said, tag) : [said]))];
    return element('div', { class: 'conflict' },
      element('h3', {}, element('bdi', { lang: 'en' }, location || (wId ? '' : this.say('wholeText'))), by?.length > 0 ? element('span', { class: 'quiet' }, ` ${by.map(person => person.title).join(', ')}`) : null),
      reason ? element('p', { lang: 'en', class: 'quiet' }, reason) : null,
      element('dl', { class: 'facts' }, ...words('before', base), ...words('mine', mine, 'ins'), ...(theirs === undefined ? [] : words('theirs', theirs, 'ins'))),
      element('p', { class: 'actions' }, ...buttons.map(([name, act], index) => element('button', { type: 'button', class: index > 0 ? 'quieter' : null, onclick: act }, name)),
        wId ? element('button', { type: 'button', class: 'plain', onclick: () => this.jump(wId) }, this.say('showPlace')) : null));
  }
}

// Dialogs

function dialog(title, say, ...children) {
  const close = element('button', { type: 'button', class: 'plain', onclick: () => made.close() }, say('close'));
  const made = element('dialog', { class: 'drafting-dialog', 'aria-labelledby': 'drafting-dialog' }, element('h2', { id: 'drafting-dialog', tabindex: '-1', autofocus: true }, title), ...children, element('p', { class: 'dialog-foot' }, close));
  document.body.append(made);
  made.addEventListener('close', () => made.remove());
  made.addEventListener('click', event => { if (event.target === made) made.close(); });
  made.showModal();
  return made;
}

export function openHelp(groups, say, back) {
  const rows = acts => acts.map(act => element('tr', {}, element('th', { scope: 'row' }, say(act.id)), element('td', { dir: 'ltr' }, ...act.keys.flatMap((key, index) => [index > 0 ? ' ' : null, element('kbd', {}, keyName(key))]))));
  const tables = groups.map(group => element('table', { class: 'keys' }, element('caption', {}, say(`group_${group.name}`)), element('tbody', {}, ...rows(group.acts))));
  const made = dialog(say('helpTitle'), say, element('p', {}, say('helpEnter')), element('p', {}, say('helpTab')), element('div', { class: 'keys-columns' }, ...tables));
  made.addEventListener('close', back);
}

/** Elements that show a number, filtered by what is typed. */
export function openReference(targets, say, choose, back) {
  const filter = element('input', { type: 'search', id: 'reference-filter', autocomplete: 'off' });
  const list = element('ul', { class: 'targets' });
  const made = dialog(say('reference'), say, element('p', {}, element('label', { for: 'reference-filter' }, say('filter')), filter), list);
  const draw = () => {
    const wanted = filter.value.trim().toLocaleLowerCase();
    const shown = targets.filter(target => `${target.label} ${target.words}`.toLocaleLowerCase().includes(wanted)).slice(0, 200);
    list.replaceChildren(...shown.map(target => element('li', {}, element('button', { type: 'button', class: 'target', onclick: () => { choose(target.wId); made.close(); } },
      element('span', { class: 'clause-number' }, target.label), ` ${target.words}`))));
    if (shown.length === 0) list.append(element('li', { class: 'quiet' }, say('nothingFound')));
  };
  filter.addEventListener('input', draw);
  made.addEventListener('keydown', event => {
    const buttons = [...list.querySelectorAll('button')];
    if (event.key === 'Enter' && event.target === filter) { event.preventDefault(); buttons[0]?.click(); }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement) + step;
    (at < 0 ? filter : buttons[Math.min(at, buttons.length - 1)])?.focus();
  });
  made.addEventListener('close', back);
  draw();
  filter.focus();
}

/** A formula as LaTeX or MathML, and how it reads. */
export function openFormula(state, say, choose, back) {
  const standing = state.selection instanceof NodeSelection && kindOf(state.selection.node.type) === 'FORMULA' ? current(state).node.attrs.mathMl : '';
  const latex = latexOf(standing);
  const field = element('textarea', { id: 'formula-text', rows: '4', class: 'code', dir: 'ltr', spellcheck: 'false', 'aria-describedby': 'formula-problem' });
  const kinds = ['latex', 'mathMl'].map(kind => element('input', { type: 'radio', name: 'formula-kind', value: kind, id: `formula-${kind}` }));
  const shown = element('div', { class: 'formula-shown', 'aria-live': 'polite' });
  const problem = element('p', { id: 'formula-problem', class: 'hint', role: 'status' });
  const enter = element('button', { type: 'submit' }, say('putFormula'));
  const form = element('form', { method: 'dialog' },
    element('fieldset', {}, element('legend', {}, say('writtenAs')), ...kinds.map(kind => element('label', { for: kind.id }, kind, ` ${kind.value === 'latex' ? 'LaTeX' : 'MathML'}`))),
    element('p', {}, element('label', { for: 'formula-text' }, say('formula')), field), shown, problem, element('p', { class: 'actions' }, enter));
  const made = dialog(say('formula'), say, form);
  let read = { problem: '' };
  const draw = () => {
    read = kinds[0].checked ? ofLatex(field.value) : ofMathMl(field.value);
    shown.replaceChildren(...(read.mathMl ? [show(read.mathMl, document)] : []));
    problem.textContent = read.mathMl || field.value.trim() === '' ? '' : `${say('noFormulaYet')} ${read.problem}`.trim();
    enter.disabled = !read.mathMl;
  };
  kinds[standing && !latex ? 1 : 0].checked = true;
  field.value = standing && !latex ? standing : latex;
  for (const kind of kinds) kind.addEventListener('change', () => { if (kind.value === 'mathMl' && read.mathMl) field.value = read.mathMl; draw(); });
  field.addEventListener('input', draw);
  form.addEventListener('submit', () => { if (read.mathMl) choose(read.mathMl); });
  made.addEventListener('close', back);
  draw();
  field.focus();
}

/** A picture and what it says in words: both are needed. `file` is one that was dropped or pasted. */
export function openFigure(standing, file, say, { send, choose, takeOut, back }) {
  const field = element('input', { type: 'file', id: 'figure-file', accept: accepted, 'aria-describedby': 'figure-problem' });
  const words = element('textarea', { id: 'figure-words', rows: '4', maxlength: '4000', required: true, lang: 'en', dir: 'ltr', 'aria-describedby': 'figure-hint' });
  const shown = element('div', { class: 'figure-shown' });
  const problem = element('p', { id: 'figure-problem', class: 'hint', role: 'status' });
  const enter = element('button', { type: 'submit' }, say('putFormula'));
  const form = element('form', { method: 'dialog' },
    element('p', {}, element('label', { for: 'figure-file' }, say('choosePicture')), field), shown, problem,
    element('p', {}, element('label', { for: 'figure-words' }, say('alternative')), words), element('p', { class: 'hint', id: 'figure-hint' }, say('alternativeHint')),
    element('p', { class: 'actions' }, enter, standing ? element('button', { type: 'button', class: 'quieter', onclick: () => { takeOut(); made.close(); } }, say('takeOutFigure')) : null));
  const made = dialog(say('figure'), say, form);
  let picture = standing?.sha256 ? { sha256: standing.sha256, mediaType: standing.mediaType } : null;
  let asked = 0;
  const draw = () => {
    shown.replaceChildren(...(picture ? [element('img', { src: addressOf(picture.sha256), alt: '' })] : []));
    enter.disabled = !picture || words.value.trim() === '';
  };
  const take = async chosen => {
    const mine = ++asked;
    problem.textContent = say('uploading');
    enter.disabled = true;
    const answer = await send(chosen);
    if (mine !== asked || !made.isConnected) return;   // another was chosen meanwhile
    if (answer.sha256) picture = answer;
    problem.textContent = answer.sha256 ? '' : answer.refusal ?? say('notSent');
    if (answer.refusal) problem.lang = 'en'; else problem.removeAttribute('lang');
    draw();
    if (answer.sha256) words.focus();
  };
  field.addEventListener('change', () => { if (field.files[0]) take(field.files[0]); });
  words.addEventListener('input', draw);
  words.value = standing?.alternative ?? '';
  form.addEventListener('submit', () => { if (picture && words.value.trim() !== '') choose({ sha256: picture.sha256, mediaType: picture.mediaType, alternative: plain(words.value).trim() }); });
  made.addEventListener('close', back);
  draw();
  if (file) take(file);
  (picture ? words : field).focus();
}
