import assert from 'node:assert/strict';
import test from 'node:test';
import { JSDOM } from 'jsdom';
import { Draft } from '../drafts/drafts.js';

const page = `<!doctype html><html lang="en"><form method="post" action="/calls/1/apply?application=2" data-draft data-saved="Saved at {0}." data-lost="Not saved.">
  <input type="hidden" name="_handler" value="apply"><input type="hidden" name="__RequestVerificationToken" value="secret">
  <input type="hidden" name="Paper.CommandId" value="first"><input name="Paper.Title" value=""><p data-said></p>
  <button name="Paper.Then" value="save">Save</button></form></html>`;

/** A form on a page whose service answers as it is told to. */
function open(...answers) {
  const { window } = new JSDOM(page, { url: 'https://house.example/calls/1/apply' });
  const sent = [];
  let made = 0;
  Object.defineProperty(window, 'crypto', { value: { randomUUID: () => `made-${++made}` } });
  window.fetch = async (address, { body, redirect }) => {
    sent.push({ address, redirect, ...Object.fromEntries(body) });
    const answer = answers.shift() ?? 200;
    if (answer === 'lost') throw new TypeError('Failed to fetch');
    return answer === 200 ? { ok: true, status: 200 } : { ok: false, status: answer.status ?? answer, text: async () => answer.html ?? '' };
  };
  const form = window.document.forms[0];
  const draft = new Draft(form, window);
  const write = words => { form.elements.namedItem('Paper.Title').value = words; };
  return { window, form, draft, sent, write, said: () => form.querySelector('[data-said]') };
}

test('saves what was written, with the token of the form, and says when', async () => {
  const { window, draft, sent, write, said } = open();
  write('Do refusals survive?');
  await draft.save();
  assert.equal(sent.length, 1);
  assert.deepEqual([sent[0]['Paper.Title'], sent[0]['Paper.Then'], sent[0].__RequestVerificationToken, sent[0].redirect], ['Do refusals survive?', 'keep', 'secret', 'error']);
  assert.match(said().textContent, /^Saved at \d\d:\d\d/);
  assert.equal(window.location.search, '?application=2');
  await draft.save();
  assert.equal(sent.length, 1, 'what is saved is not sent again');
});

test('other words are another command, and the same words are the same one', async () => {
  const { draft, sent, write } = open('lost');
  write('One');
  await draft.save();
  await draft.save();
  write('Two');
  await draft.save();
  clearTimeout(draft.timer);
  assert.deepEqual(sent.map(s => s['Paper.CommandId']), ['made-1', 'made-1', 'made-2']);
});

test('keeps everything and says so where nothing came back', async () => {
  for (const failure of ['lost', 503]) {
    const { form, draft, write, said } = open(failure);
    write('Kept');
    await draft.save();
    clearTimeout(draft.timer);
    assert.equal(said().textContent, 'Not saved.');
    assert.ok(said().classList.contains('wrong'));
    assert.ok(draft.isChanged);
    assert.equal(form.elements.namedItem('Paper.Title').value, 'Kept');
  }
});

test('says what was refused in the words of the page', async () => {
  const { draft, write, said } = open({ status: 422, html: '<div class="notice refusal"><p class="notice-title">The call is closed.</p></div>' });
  write('Late');
  await draft.save();
  assert.equal(said().textContent, 'The call is closed.');
  await Promise.resolve();
  assert.ok(draft.isRefused);
});

test('what is sent by its button comes after what is being saved', async () => {
  const { window, form, draft, write } = open();
  const submitted = [];
  form.requestSubmit = by => submitted.push(by.value);
  write('First');
  const saving = draft.save();
  const event = new window.SubmitEvent('submit', { cancelable: true, submitter: form.querySelector('button') });
  form.dispatchEvent(event);
  assert.ok(event.defaultPrevented);
  await saving;
  await new Promise(resolve => setTimeout(resolve));
  assert.deepEqual(submitted, ['save']);
});

test('is left with a command of its own where the words are other ones', () => {
  const { window, form, draft, write } = open();
  write('Sent at once');
  form.dispatchEvent(new window.SubmitEvent('submit', { cancelable: true, submitter: form.querySelector('button') }));
  assert.ok(draft.isLeaving);
  assert.equal(form.elements.namedItem('Paper.CommandId').value, 'made-1');
  form.dispatchEvent(new window.SubmitEvent('submit', { cancelable: true, submitter: form.querySelector('button') }));
  assert.equal(form.elements.namedItem('Paper.CommandId').value, 'made-1', 'sent twice it is one act');
});
