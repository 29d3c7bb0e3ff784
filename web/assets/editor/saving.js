// How what is written reaches the service and others' words come back, so that nothing is lost and nothing jumps.
// It knows no editor and no browser: both come in as what they do here.

const pause = { afterWriting: 700, longest: 3000, keeping: 300, presence: 20000, retry: [1000, 2000, 5000, 10000, 30000] };

/** Refusals after which writing on makes no sense; the words stay in the keeping. */
const final = new Set(['auth.forbidden', 'manuscript.superseded', 'manuscript.revision_unknown']);

export class Saving {
  /**
   * @param {object} manuscript edition, revision, and text: the main elements as [{ wId, json }]
   * @param {object} world send(commandId, input), read(), adopt(text), at(), keep(record), forget(), tell(state, answer), newId(), clock
   */
  constructor(projectId, manuscript, world) {
    Object.assign(this, { projectId, world, edition: manuscript.edition, revision: manuscript.revision, base: manuscript.text });
    this.own = false;          // whether `base` is what this client sent, and not the text of the revision
    this.newest = this.revision;
    this.sent = null;          // the save on its way
    this.conflicts = [];
    this.decided = new Map();  // element → whether mine stays
    this.failures = 0;
    this.state = 'saved';
    this.timers = {};
  }

  /** Takes up what an earlier visit left: its text, on what it was made, and the save whose answer it did not see. */
  resume(record) {
    Object.assign(this, { edition: record.edition, revision: record.revision, base: record.base, own: record.own, sent: record.sent });
    this.start();
  }

  start() {
    this.later('presence', pause.presence, () => this.present());
    if (this.sent) this.deliver();
    else if (this.isDue()) this.save();
    else this.become('saved');
  }

  stop() {
    for (const name of Object.keys(this.timers)) this.cancel(name);
    this.stopped = true;
  }

  /** The writer changed something. */
  changed() {
    if (this.stopped) return;
    this.since ??= this.world.clock.now();
    this.timers.keeping ?? this.later('keeping', pause.keeping, () => this.keep());
    if (this.state !== 'conflict') {
      const left = Math.max(0, this.since + pause.longest - this.world.clock.now());
      this.later('save', Math.min(pause.afterWriting, left), () => this.save());
    }
    if (this.state === 'saved') this.become('writing');
  }

  /** The caret stands in another element. */
  moved() {
    if (!this.stopped) this.later('presence', 2000, () => this.present());
  }

  /** The writer looks away: nothing waits. */
  flush() {
    if (this.stopped) return;
    if (this.timers.keeping) this.keep();
    if (this.isDue()) this.save();
  }

  /** Another client saved, or came or went. */
  pulse({ edition, revision }) {
    if (edition !== this.edition) this.elsewhere = true;
    this.newest = Math.max(this.newest, revision);
    if (this.isDue() && !this.isWriting()) this.save();
  }

  /** The connection is there again. */
  online() {
    if (this.stopped) return;
    if (!this.sent) this.isDue() && this.save();
    else if ('retry' in this.timers) this.deliver();
  }

  /** What the writer decided on a conflict. When all are decided, the save goes again. */
  decide(element, mine) {
    this.decided.set(element, mine);
    if (this.conflicts.every(conflict => this.decided.has(conflict.element))) {
      this.conflicts = [];
      this.become('writing');
      this.save();
    }
  }

  isWriting() { return this.since !== undefined; }

  /** Whether the local text is another one than that on which it was made. */
  isChanged() { return !isSame(this.world.read(), this.base); }

  isDue() { return this.isChanged() || this.own || this.elsewhere || this.newest > this.revision; }

  /** The writer is there, even without writing. */
  present() {
    this.later('presence', pause.presence, () => this.present());
    if (this.world.isSeen() && this.state === 'saved') this.save();
  }

  save() {
    if (this.stopped || this.sent || this.conflicts.length > 0) return;
    this.cancel('save');
    this.since = undefined;
    const text = this.world.read();
    const isChange = !isSame(text, this.base);
    const keep = [...this.decided].map(([element, mine]) => ({ element, mine }));
    const input = {
      projectId: this.projectId, edition: this.edition, base: this.revision, ofOwn: this.own, text: delta(text, this.base),
      ...(keep.length > 0 && { keep }), ...(this.world.at() && { at: this.world.at() }),
    };
    this.sent = { commandId: this.world.newId(), input, text, isChange };
    return this.deliver();
  }

  /** Sends the save that is on its way, once more if need be: the same identifier with the same input is the same save. */
  async deliver() {
    this.cancel('retry');
    const { sent } = this;
    if (sent.isChange) {
      if (this.failures === 0) this.become('saving');
      await this.keep();
    }
    const answer = await this.world.send(sent.commandId, sent.input);
    if (this.stopped || this.sent !== sent) return;
    if (answer.lost) return this.retry();
    this.failures = 0;
    if (answer.refusal) return this.refused(answer.refusal);
    this.sent = null;
    if (answer.conflicts.length > 0) this.conflicting(answer);
    else this.fulfilled(sent, answer);
    await this.keep();
  }

  retry() {
    const wait = pause.retry[Math.min(this.failures++, pause.retry.length - 1)];
    // What only asked is not asked again: there may be words to send by then.
    if (!this.sent.isChange) this.sent = null;
    if (this.sent || this.isChanged()) this.become('offline');
    this.later('retry', wait, () => this.sent ? this.deliver() : this.isDue() && this.save());
  }

  async refused(refusal) {
    this.sent = null;
    this.refusal = refusal;
    if (final.has(refusal.code)) {
      await this.keep();
      this.stop();
      this.become(refusal.code.startsWith('manuscript.') ? 'superseded' : 'forbidden');
    } else {
      this.become('refused');
      await this.keep();
    }
  }

  conflicting(answer) {
    this.conflicts = answer.conflicts.filter(conflict => !this.decided.has(conflict.element));
    // What was decided and is asked again was decided on other words: it is to be decided anew.
    if (this.conflicts.length === 0) {
      this.decided.clear();
      this.conflicts = answer.conflicts;
    }
    this.newest = Math.max(this.newest, answer.revision);
    this.become('conflict', answer);
  }

  fulfilled(sent, answer) {
    this.decided.clear();
    const text = completed(answer.text, sent.text);
    const mayAdopt = isSame(this.world.read(), sent.text) && this.world.adopt(text);
    if (mayAdopt) {
      Object.assign(this, { revision: answer.revision, base: this.world.read(), own: false });
    } else if (sent.isChange) {
      // The writer wrote on: what was sent is what the words now are made on.
      Object.assign(this, { revision: answer.revision, base: sent.text, own: !isSame(text, sent.text) });
    }
    this.newest = Math.max(this.newest, answer.revision);
    this.elsewhere = false;
    const more = this.isDue();
    this.become(more && this.isChanged() ? 'writing' : 'saved', answer);
    if (more) this.later('save', pause.afterWriting, () => this.save());
  }

  become(state, answer) {
    this.state = state;
    this.world.tell(state, answer, this);
  }

  /** Keeps what the service does not have yet, or nothing where it has all. */
  keep() {
    this.cancel('keeping');
    const { edition, revision, base, own, sent } = this;
    const text = this.world.read();
    const isNew = sent?.isChange || !isSame(text, base);
    return isNew ? this.world.keep({ edition, revision, base, own, sent: sent?.isChange ? sent : null, text }) : this.world.forget();
  }

  later(name, wait, act) {
    this.cancel(name);
    this.timers[name] = this.world.clock.setTimeout(() => {
      delete this.timers[name];
      act();
    }, wait);
  }

  cancel(name) {
    if (name in this.timers) this.world.clock.clearTimeout(this.timers[name]);
    delete this.timers[name];
  }
}

export const isSame = (one, other) =>
  one === other || (one.length === other.length && one.every((part, index) => part.wId === other[index].wId && part.json === other[index].json));

/** Of each main element its JSON if it differs from the base, else its identifier alone. */
function delta(text, base) {
  const before = new Map(base.map(part => [part.wId, part.json]));
  return text.map(part => before.get(part.wId) === part.json ? part.wId : part.json);
}

/** The answered text: what is named alone is as it was sent. */
function completed(parts, sent) {
  const known = new Map(sent.map(part => [part.wId, part.json]));
  return parts.map(part => part.startsWith('{') ? { wId: JSON.parse(part).wId, json: part } : { wId: part, json: known.get(part) });
}
