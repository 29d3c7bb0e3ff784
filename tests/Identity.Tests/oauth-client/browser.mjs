// A browser without a screen: keeps cookies, follows redirects on one site, fills in forms.
const unescapes = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const unescape = (text) => text.replace(/&(amp|lt|gt|quot|#39);|&#x([0-9a-f]+);/gi, (found, _, code) => (code ? String.fromCodePoint(parseInt(code, 16)) : unescapes[found]));
const attribute = (tag, name) => { const found = new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(tag); return found ? unescape(found[1]) : undefined; };

export class Browser {
  #cookies;

  constructor(origin, cookies = {}) {
    this.origin = origin;
    this.#cookies = cookies;
  }

  get cookies() { return this.#cookies; }

  /** Fetches a page of the site. Stops at the first redirect that leaves it: { status, url, left, html }. */
  async go(address, form) {
    let url = new URL(address, this.origin);
    let body = form && new URLSearchParams(form);
    for (let hops = 0; hops < 10; hops++) {
      const answer = await fetch(url, { method: body ? 'POST' : 'GET', body, redirect: 'manual', headers: { accept: 'text/html', cookie: this.#header() } });
      this.#keep(answer);
      const next = answer.headers.get('location');
      if (!next) return { status: answer.status, url, html: await answer.text(), headers: answer.headers };
      url = new URL(next, url);
      body = undefined;
      if (url.origin !== new URL(this.origin).origin) return { status: answer.status, left: url };
    }
    throw new Error(`Too many redirects, at ${url}.`);
  }

  /** Sends the page's form that has this action, with what the person fills in. */
  submit(page, action, filled) {
    const form = [...page.html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/gi)].map((m) => m[0]).find((f) => attribute(f, 'action') === action);
    if (!form) throw new Error(`The page at ${page.url} has no form for ${action}.`);
    const hidden = [...form.matchAll(/<input\b[^>]*>/gi)].map((m) => m[0]).filter((tag) => attribute(tag, 'type') === 'hidden');
    return this.go(action, { ...Object.fromEntries(hidden.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value') ?? ''])), ...filled });
  }

  /** Signs in if the page asks for it; otherwise gives the page back. */
  signIn(page, { userName, password }) {
    return page.html?.includes('action="/sign-in"') ? this.submit(page, '/sign-in', { userName, password }) : page;
  }

  #header() { return Object.entries(this.#cookies).map(([name, value]) => `${name}=${value}`).join('; '); }

  #keep(answer) {
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (value === '' || /expires=thu, 01 jan 1970/i.test(line)) delete this.#cookies[name];
      else this.#cookies[name] = value;
    }
  }
}
