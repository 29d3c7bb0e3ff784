// Questions to the graph, by the same-origin door that adds the reader's token on the server.
import { events } from '../events.js';

export class Graph {
  /** @param {Record<string, { id: string, text: string }>} documents the trusted documents by their names */
  constructor(url, token, documents) {
    Object.assign(this, { url, documents });
    this.headers = { 'X-CSRF-TOKEN': token, 'Content-Type': 'application/json' };
  }

  /** What is answered: { data }, { refusal: { code, message } } where the answer is no, or { lost: true } where there is none. */
  async ask(name, variables, signal = AbortSignal.timeout(20000)) {
    try {
      let answer = await this.post({ documentId: this.documents[name].id, operationName: name, variables }, signal);
      if (answer.errors?.[0]?.extensions?.code === 'document.unknown')
        answer = await this.post({ query: this.documents[name].text, operationName: name, variables }, signal);
      return read(answer);
    } catch {
      return { lost: true };
    }
  }

  async post(question, signal) {
    const response = await fetch(this.url, { method: 'POST', headers: { ...this.headers, Accept: 'application/graphql-response+json, application/json' }, body: JSON.stringify(question), signal, keepalive: false });
    return response.json();
  }

  /** Follows a subscription for ever: when it ends, it is taken up again. */
  async follow(name, variables, tell, signal) {
    for (let wait = 1000; !signal.aborted; wait = Math.min(wait * 2, 30000)) {
      try {
        await this.stream(name, variables, data => { wait = 1000; tell(data); }, signal);
      } catch {
        if (signal.aborted) return;
      }
      await new Promise(resolve => setTimeout(resolve, wait));
    }
  }

  async stream(name, variables, tell, signal) {
    const response = await fetch(this.url, { method: 'POST', headers: { ...this.headers, Accept: 'text/event-stream' }, signal,
      body: JSON.stringify({ query: this.documents[name].text, operationName: name, variables }) });
    if (!response.headers.get('Content-Type')?.startsWith('text/event-stream')) return;
    for await (const data of events(response.body.pipeThrough(new TextDecoderStream()))) if (data.data) tell(data.data);
  }
}

/** These say that something broke: asking again later is the remedy. */
const failures = new Set(['internal', 'subgraph.unavailable', 'subgraph.timeout', 'gateway.stopping', 'gateway.unavailable', 'auth.unavailable', 'rate.limited']);

function read({ data, errors }) {
  if (!errors?.length) return { data };
  const { message, extensions } = errors[0];
  return failures.has(extensions?.code) ? { lost: true } : { refusal: { code: extensions?.code ?? 'internal', message } };
}
