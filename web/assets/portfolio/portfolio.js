// Keeps a part of a page of the portfolio as it is now. A beat says that something changed; the page itself is then asked for anew, so that what is shown is always what the server shows.
import { Graph } from '../editor/graph.js';

for (const note of document.querySelectorAll('[data-live]')) {
  const part = document.getElementById(note.dataset.live);
  const { url, token, documents, current, newer, show } = note.dataset;
  const graph = new Graph(url, token, JSON.parse(documents));
  const leaving = new AbortController();
  let begun = false;
  let asking;

  async function look() {
    const response = await fetch(location.href, { headers: { Accept: 'text/html' }, signal: leaving.signal });
    if (!response.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById(part.id);
    if (!fresh || fresh.innerHTML === part.innerHTML) return;
    const put = () => { part.replaceChildren(...fresh.childNodes); note.textContent = current; };
    if (!part.contains(document.activeElement)) return put();
    // Who reads there is not thrown out of it.
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'plain', textContent: show });
    button.addEventListener('click', put);
    note.replaceChildren(newer + ' ', button);
  }

  note.textContent = current;
  addEventListener('pagehide', () => leaving.abort());
  graph.follow('PortfolioChanged', {}, () => {
    if (begun) asking = (asking ?? Promise.resolve()).then(look).catch(() => {});
    begun = true;
  }, leaving.signal);
}
