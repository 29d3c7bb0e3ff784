import assert from 'node:assert/strict';
import test from 'node:test';
import { Saving } from '../editor/saving.js';

/** A text of main elements, each with words alone. */
const text = words => Object.entries(words).map(([wId, said]) => ({ wId, json: JSON.stringify({ wId, kind: 'CLAUSE', text: [said] }) }));
const said = parts => Object.fromEntries(parts.map(({ wId, json }) => [wId, JSON.parse(json).text[0]]));

/** A service by its contract: it merges by main elements, keeps each revision as it is and as it was sent, and knows each command. */
class Service {
  constructor(words) {
    Object.assign(this, { edition: 1, revisions: [text(words)], own: [null], commands: new Map(), calls: [], fails: [] });
  }

  get revision() { return this.revisions.length - 1; }
  get words() { return said(this.revisions.at(-1)); }

  /** Another writer saves. */
  write(words) {
    const before = this.words;
    this.revisions.push(text({ ...before, ...words }));
    this.own.push(null);
  }

  async send(commandId, input) {
    this.calls.push({ commandId, input });
    const fails = this.fails.shift();
    if (fails === 'before') return { lost: true };
    const answer = this.fulfil(commandId, input);
    return fails === 'after' ? { lost: true } : structuredClone(answer);
  }

  fulfil(commandId, input) {
    const known = this.commands.get(commandId);
    if (known) {
      assert.deepEqual(input, known.input, 'the same identifier with the same input');
      return known.answer;
    }
    const answer = this.decide(input);
    if (!answer.refusal && answer.conflicts.length === 0) this.commands.set(commandId, { input: structuredClone(input), answer });
    return answer;
  }

  decide(input) {
    if (input.edition !== this.edition) return { refusal: { code: 'manuscript.superseded', message: 'Another edition.' } };
    const base = input.ofOwn ? this.own[input.base] : this.revisions[input.base];
    assert.ok(base, 'a base that there is');
    const before = said(base);
    const mine = said(input.text.map(part => part.startsWith('{') ? { wId: JSON.parse(part).wId, json: part } : base.find(known => known.wId === part)));
    const theirs = this.words;
    const merged = { ...theirs };
    const conflicts = [];
    for (const wId of Object.keys(mine)) {
      if (mine[wId] === before[wId] || mine[wId] === theirs[wId]) continue;
      const decided = input.keep?.find(keep => keep.element === wId);
      if (before[wId] === theirs[wId] || decided?.mine) merged[wId] = mine[wId];
      else if (!decided) conflicts.push({ element: wId, location: wId, reason: '', base: before[wId], mine: mine[wId], theirs: theirs[wId], by: [] });
    }
    if (conflicts.length > 0) return this.answer(input, mine, conflicts);
    const isChange = JSON.stringify(mine) !== JSON.stringify(before);
    if (isChange && JSON.stringify(merged) !== JSON.stringify(theirs)) {
      this.revisions.push(text(merged));
      this.own.push(text(mine));
    }
    return this.answer(input, mine, []);
  }

  answer(input, mine, conflicts) {
    const parts = this.revisions.at(-1).map(({ wId, json }) => mine[wId] === JSON.parse(json).text[0] ? wId : json);
    return { revision: this.revision, text: parts, labels: [], findings: [], people: [], conflicts };
  }
}

/** Time that goes on when it is told to. */
class Clock {
  time = 0;
  waiting = new Map();
  count = 0;
  now() { return this.time; }
  setTimeout(act, wait) { this.waiting.set(++this.count, { at: this.time + wait, act }); return this.count; }
  clearTimeout(id) { this.waiting.delete(id); }

  async pass(wait) {
    const end = this.time + wait;
    for (;;) {
      await settle();
      const next = [...this.waiting].filter(([, { at }]) => at <= end).sort((one, other) => one[1].at - other[1].at)[0];
      if (!next) break;
      this.waiting.delete(next[0]);
      this.time = Math.max(this.time, next[1].at);
      next[1].act();
    }
    this.time = end;
  }
}

const settle = async () => { for (let n = 0; n < 20; n++) await Promise.resolve(); };

/** A writer with a text, a keeping that outlives it, and a service. */
class Writer {
  constructor(service, shelf = {}, name = 'a') {
    Object.assign(this, { service, shelf, clock: new Clock(), states: [], commands: 0, adoptable: true });
    const { revision, edition } = service;
    this.saving = new Saving('project', { edition, revision, text: service.revisions[revision] }, {
      clock: this.clock, newId: () => `${name}${++this.commands}-${Math.random()}`, isSeen: () => true, at: () => null,
      read: () => text(this.words),
      adopt: parts => { if (this.adoptable) this.words = said(parts); return this.adoptable; },
      keep: async record => { shelf.record = structuredClone(record); },
      forget: async () => { delete shelf.record; },
      send: (id, input) => this.held ? this.held.then(() => service.send(id, input)) : service.send(id, input),
      tell: state => this.states.push(state),
    });
    if (shelf.record) {
      this.words = said(shelf.record.text);
      this.saving.resume(shelf.record);
    } else {
      this.words = service.words;
      this.saving.start();
    }
  }

  type(words) {
    Object.assign(this.words, words);
    this.saving.changed();
  }

  /** Holds what is sent until it is let go. */
  hold() {
    let let_ = null;
    this.held = new Promise(resolve => { let_ = resolve; });
    return () => { this.held = null; let_(); };
  }

  get state() { return this.states.at(-1); }
}

test('what is written is saved 700 ms after the last key, and every 3 s while keys fall', async () => {
  const service = new Service({ a: 'one' });
  const writer = new Writer(service);
  writer.type({ a: 'one.' });
  await writer.clock.pass(650);
  assert.equal(service.calls.length, 0);
  await writer.clock.pass(100);
  assert.equal(service.words.a, 'one.');
  assert.equal(writer.state, 'saved');
  const before = service.calls.length;
  for (let n = 0; n < 40; n++) {
    writer.type({ a: `one. ${n}` });
    await writer.clock.pass(200);
  }
  assert.ok(service.calls.length - before >= 2 && service.calls.length - before <= 4, String(service.calls.length - before));
});

test('of what did not change only the identifiers are sent', async () => {
  const service = new Service({ a: 'one', b: 'two' });
  const writer = new Writer(service);
  writer.type({ b: 'two!' });
  await writer.clock.pass(800);
  assert.deepEqual(service.calls[0].input.text.map(part => part.startsWith('{')), [false, true]);
  assert.deepEqual([service.calls[0].input.base, service.calls[0].input.ofOwn], [0, false]);
});

test('an answer that was lost: the same save goes again and is done once', async () => {
  const service = new Service({ a: 'one' });
  const writer = new Writer(service);
  service.fails = ['after', 'before'];
  writer.type({ a: 'two' });
  await writer.clock.pass(750);
  assert.equal(writer.state, 'offline');
  await writer.clock.pass(4000);
  assert.equal(new Set(service.calls.map(call => call.commandId)).size, 1);
  assert.equal(service.calls.length, 3);
  assert.equal(service.revision, 1);
  assert.equal(writer.state, 'saved');
  assert.equal(writer.shelf.record, undefined);
});

test('when the connection is back, nothing waits for its turn', async () => {
  const service = new Service({ a: 'one' });
  const writer = new Writer(service);
  service.fails = Array(6).fill('before');
  writer.type({ a: 'two' });
  await writer.clock.pass(12000);
  service.fails = [];
  writer.type({ a: 'two, and more' });
  writer.saving.online();
  await writer.clock.pass(900);
  assert.equal(service.words.a, 'two, and more');
  assert.equal(writer.state, 'saved');
});

test('typing during a save: the next is made on what was sent, and merges with what others wrote', async () => {
  const service = new Service({ a: 'one', b: 'two' });
  const writer = new Writer(service);
  writer.type({ a: 'one.' });
  const go = writer.hold();
  await writer.clock.pass(750);
  service.write({ b: 'theirs' });
  writer.type({ a: 'one. More' });
  go();
  await settle();
  assert.equal(writer.words.b, 'two', 'nothing changes under the hand');
  await writer.clock.pass(1500);
  const last = service.calls.filter(call => call.input.text.some(part => part.startsWith('{'))).at(-1).input;
  assert.deepEqual([last.base, last.ofOwn], [2, true]);
  assert.deepEqual(service.words, { a: 'one. More', b: 'theirs' });
  assert.deepEqual(writer.words, service.words);
});

test('written on and taken back: the text of the service still comes', async () => {
  const service = new Service({ a: 'one', b: 'two' });
  const writer = new Writer(service);
  writer.type({ a: 'one.' });
  const go = writer.hold();
  await writer.clock.pass(750);
  service.write({ b: 'theirs' });
  writer.type({ a: 'one.x' });
  go();
  await settle();
  writer.type({ a: 'one.' });
  await writer.clock.pass(1500);
  assert.deepEqual(writer.words, { a: 'one.', b: 'theirs' });
});

test('what others wrote comes with the pulse when nothing is unsent, and with the next save otherwise', async () => {
  const service = new Service({ a: 'one', b: 'two' });
  const writer = new Writer(service);
  service.write({ b: 'theirs' });
  writer.saving.pulse({ edition: 1, revision: 1 });
  await settle();
  assert.equal(writer.words.b, 'theirs');
  writer.type({ a: 'mine' });
  service.write({ b: 'theirs again' });
  const calls = service.calls.length;
  writer.saving.pulse({ edition: 1, revision: 2 });
  await settle();
  assert.equal(service.calls.length, calls);
  await writer.clock.pass(800);
  assert.deepEqual(writer.words, { a: 'mine', b: 'theirs again' });
  assert.deepEqual(service.words, writer.words);
});

test('a sign that is being composed is not disturbed', async () => {
  const service = new Service({ a: 'one', b: 'two' });
  const writer = new Writer(service);
  writer.adoptable = false;
  service.write({ b: 'theirs' });
  writer.saving.pulse({ edition: 1, revision: 1 });
  await writer.clock.pass(100);
  assert.equal(writer.words.b, 'two');
  writer.adoptable = true;
  await writer.clock.pass(1000);
  assert.equal(writer.words.b, 'theirs');
});

test('a browser that breaks down loses nothing: words not yet sent', async () => {
  const service = new Service({ a: 'one', b: 'two' });
  const first = new Writer(service);
  first.type({ a: 'one, written' });
  await first.clock.pass(350);
  first.saving.stop();
  service.write({ b: 'theirs' });
  const second = new Writer(service, first.shelf, 'b');
  assert.equal(second.words.a, 'one, written');
  await second.clock.pass(1500);
  assert.deepEqual(service.words, { a: 'one, written', b: 'theirs' });
  assert.deepEqual(second.words, service.words);
  assert.equal(second.shelf.record, undefined);
});

test('a browser that breaks down loses nothing: a save whose answer was never seen, and words after it', async () => {
  const service = new Service({ a: 'one', b: 'two' });
  const first = new Writer(service);
  service.fails = ['after'];
  first.type({ a: 'sent' });
  await first.clock.pass(750);
  first.type({ a: 'sent, and on' });
  await first.clock.pass(350);
  first.saving.stop();
  service.write({ b: 'theirs' });
  const second = new Writer(service, first.shelf, 'b');
  await second.clock.pass(2000);
  assert.equal(service.calls[1].commandId, service.calls[0].commandId);
  assert.deepEqual(service.words, { a: 'sent, and on', b: 'theirs' });
  assert.deepEqual(second.words, service.words);
});

for (const mine of [true, false])
  test(`the same words: nothing is sent until it is decided, then ${mine ? 'mine' : 'theirs'} stays`, async () => {
    const service = new Service({ a: 'one', b: 'two' });
    const writer = new Writer(service);
    service.write({ a: 'theirs' });
    writer.type({ a: 'mine', b: 'also mine' });
    await writer.clock.pass(800);
    assert.equal(writer.state, 'conflict');
    assert.deepEqual(writer.saving.conflicts.map(({ base, mine: m, theirs }) => [base, m, theirs]), [['one', 'mine', 'theirs']]);
    assert.deepEqual(service.words, { a: 'theirs', b: 'two' });
    const calls = service.calls.length;
    writer.type({ b: 'also mine, more' });
    await writer.clock.pass(5000);
    assert.equal(service.calls.length, calls);
    assert.equal(said(writer.shelf.record.text).b, 'also mine, more');
    writer.saving.decide('a', mine);
    await writer.clock.pass(1000);
    assert.notEqual(service.calls[calls].commandId, service.calls[calls - 1].commandId);
    assert.deepEqual(service.words, { a: mine ? 'mine' : 'theirs', b: 'also mine, more' });
    assert.deepEqual(writer.words, service.words);
    assert.equal(writer.shelf.record, undefined);
    writer.type({ a: 'after' });
    await writer.clock.pass(1000);
    assert.equal(service.calls.at(-1).input.keep, undefined);
    assert.equal(service.words.a, 'after');
  });

test('another edition: writing stops, and the words are kept', async () => {
  const service = new Service({ a: 'one' });
  const writer = new Writer(service);
  service.edition = 2;
  writer.type({ a: 'mine' });
  await writer.clock.pass(800);
  assert.equal(writer.state, 'superseded');
  assert.equal(said(writer.shelf.record.text).a, 'mine');
  assert.equal(said(writer.shelf.record.base).a, 'one');
});

test('a refusal is said, the words are kept, and the next change is tried', async () => {
  const service = new Service({ a: 'one' });
  const writer = new Writer(service);
  const decide = service.decide;
  service.decide = () => ({ refusal: { code: 'manuscript.malformed', message: 'No.' } });
  writer.type({ a: 'mine' });
  await writer.clock.pass(5000);
  assert.deepEqual([writer.state, writer.saving.refusal.code, service.calls.length], ['refused', 'manuscript.malformed', 1]);
  assert.equal(said(writer.shelf.record.text).a, 'mine');
  service.decide = decide;
  writer.type({ a: 'mine!' });
  await writer.clock.pass(1000);
  assert.equal(service.words.a, 'mine!');
});

test('who only reads along is there still, without a revision', async () => {
  const service = new Service({ a: 'one' });
  const writer = new Writer(service);
  await writer.clock.pass(61000);
  assert.ok(service.calls.length >= 3);
  assert.equal(service.revision, 0);
});

test('many writers with a bad connection end with one text, and every word that was written stands in it', async () => {
  for (let seed = 1; seed <= 25; seed++) {
    let state = seed * 7919;
    const below = count => { state = (state * 1103515245 + 12345) & 0x7fffffff; return (state >> 8) % count; };
    const service = new Service({ a: '', b: '', c: '' });
    const writers = ['a', 'b', 'c'].map(wId => ({ wId, writer: new Writer(service, {}, wId), typed: '' }));
    for (let step = 0; step < 60; step++) {
      const one = writers[below(3)];
      if (below(3) > 0) { one.typed += String.fromCharCode(97 + below(26)); one.writer.type({ [one.wId]: one.typed }); }
      if (below(8) === 0) service.fails.push(['before', 'after'][below(2)]);
      if (below(6) === 0) {
        await one.writer.clock.pass(310);
        one.writer.saving.stop();
        one.writer = new Writer(service, one.writer.shelf, `${one.wId}${step}-`);
        assert.equal(one.writer.words[one.wId], one.typed, `seed ${seed}`);
      }
      for (const { writer } of writers) await writer.clock.pass(below(900));
    }
    service.fails = [];
    for (const { writer } of writers) { writer.saving.online(); await writer.clock.pass(60000); }
    for (const { writer } of writers) { writer.saving.pulse({ edition: 1, revision: service.revision }); await writer.clock.pass(3000); }
    for (const { wId, writer, typed } of writers) {
      assert.equal(service.words[wId], typed, `seed ${seed}`);
      assert.deepEqual(writer.words, service.words, `seed ${seed}`);
    }
  }
});
