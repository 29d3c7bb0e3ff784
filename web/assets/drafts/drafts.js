// Drafts with a script: what is written in a form is saved as one goes on, by posting what its button posts. Without it, the button does the same.

const pause = 2000;
const patience = 15000;

/** A form that saves itself; it stays as it is whatever comes of that. */
export class Draft {
  constructor(form, page = globalThis) {
    Object.assign(this, { form, page, words: { saved: form.dataset.saved, lost: form.dataset.lost } });
    this.command = form.elements.namedItem('Paper.CommandId');
    this.said = form.querySelector('[data-said]');
    this.kept = this.written();
    form.addEventListener('input', () => this.later(pause));
    form.addEventListener('change', () => this.later(pause));
    form.addEventListener('submit', event => this.leave(event));
  }

  /** What people wrote, and nothing of what the form carries for itself. */
  written() {
    const fields = this.fields();
    for (const name of [...fields.keys()].filter(n => !n.startsWith('Paper.') || n === 'Paper.CommandId')) fields.delete(name);
    return fields.toString();
  }

  fields() { return new this.page.URLSearchParams(new this.page.FormData(this.form)); }

  get isChanged() { return this.written() !== this.kept; }

  later(after) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), after);
  }

  async save() {
    clearTimeout(this.timer);
    if (this.saving) { await this.saving; return this.isChanged && !this.isRefused ? this.save() : undefined; }
    if (!this.isChanged || this.isLeaving) return;
    this.saving = this.send();
    await this.saving;
    this.saving = undefined;
  }

  async send() {
    const written = this.name();
    const fields = this.fields();
    fields.set('Paper.Then', 'keep');
    const { isSaved, refusal } = await this.ask(fields);
    this.isRefused = refusal !== undefined;
    if (isSaved) {
      this.kept = written;
      this.page.history.replaceState(null, '', this.form.action);   // loaded again, it is the draft
      this.say(this.words.saved.replace('{0}', this.time()));
      return;
    }
    this.say(refusal ?? this.words.lost, true);
    if (!this.isRefused) this.later(patience);
  }

  /** The same words again are the same command; other words are another one. */
  name() {
    const written = this.written();
    if (this.sent !== written) this.command.value = this.page.crypto.randomUUID();
    return this.sent = written;
  }

  async ask(fields) {
    try {
      const answer = await this.page.fetch(this.form.action, { method: 'POST', body: fields, redirect: 'error' });
      if (answer.ok) return { isSaved: true };
      if (answer.status !== 422) return {};
      const shown = new this.page.DOMParser().parseFromString(await answer.text(), 'text/html');
      return { refusal: shown.querySelector('.notice.refusal .notice-title')?.textContent };
    } catch {
      return {};
    }
  }

  leave(event) {
    clearTimeout(this.timer);
    if (this.saving) {   // one after the other, so that what is older never comes last
      event.preventDefault();
      const by = event.submitter;
      this.saving.then(() => this.form.requestSubmit(by));
      return;
    }
    this.name();
    this.isLeaving = true;
  }

  say(words, isWrong = false) {
    this.said.textContent = words;
    this.said.classList.toggle('wrong', isWrong);
  }

  time() {
    const language = this.page.document.documentElement.lang || 'en';
    return new Intl.DateTimeFormat(`${language}-u-nu-latn`, { hour: '2-digit', minute: '2-digit' }).format(new Date());
  }
}

for (const form of globalThis.document?.querySelectorAll('form[data-draft]') ?? []) {
  const draft = new Draft(form);
  document.addEventListener('visibilitychange', () => { if (document.hidden) draft.save(); });
  addEventListener('online', () => draft.save());
  addEventListener('pageshow', () => { draft.isLeaving = false; });
  addEventListener('beforeunload', event => { if (draft.isChanged && !draft.isLeaving) event.preventDefault(); });
  form.dataset.ready = '';
}
