// The explorer: GraphiQL over the same-origin endpoint of the web, which adds the reader's own token on the server.
import { createRoot } from 'react-dom/client';
import { GraphiQL } from 'graphiql';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import * as monaco from 'monaco-graphql/esm/monaco-editor.js';
import 'graphiql/style.css';
import './explorer.css';
import { events } from '../events.js';

const place = document.getElementById('explorer');
const worker = name => new Worker(new URL(`./${name}.worker.js`, import.meta.url), { type: 'module' });
globalThis.MonacoEnvironment = {
  getWorker: (_, label) => worker({ json: 'json', graphql: 'graphql' }[label] ?? 'editor'),
};

// Comments in the editor's own dark theme fall below the contrast of 4.5.
const clear = { 'editor.background': '#ffffff00', 'scrollbar.shadow': '#ffffff00' };
monaco.editor.defineTheme('house-dark', { base: 'vs-dark', inherit: true, colors: clear, rules: [{ token: 'comment', foreground: '8fc08a' }, { token: 'argument.identifier.gql', foreground: 'b3aeff' }] });
monaco.editor.defineTheme('house-light', { base: 'vs', inherit: true, colors: clear, rules: [{ token: 'comment', foreground: '00690a' }, { token: 'argument.identifier.gql', foreground: '5552b8' }] });

// Queries and mutations go by POST, subscriptions by POST with server-sent events: the same address for both.
const headers = { 'X-CSRF-TOKEN': place.dataset.token };
const fetcher = createGraphiQLFetcher({ url: place.dataset.url, headers, wsConnectionParams: {} });

createRoot(place).render(
  <GraphiQL
    fetcher={subscribing(fetcher)}
    editorTheme={{ dark: 'house-dark', light: 'house-light' }}
    defaultQuery={place.dataset.query}
    defaultEditorToolsVisibility="variables"
    isHeadersEditorEnabled={false}
    shouldPersistHeaders={false}
  />,
);
place.removeAttribute('aria-busy');

/** Wraps the fetcher so that a subscription reads an event stream instead of asking for a WebSocket. */
function subscribing(fetcher) {
  return (params, options) => isSubscription(params, options) ? follow(params) : fetcher(params, options);
}

function isSubscription({ operationName }, options) {
  return options?.documentAST?.definitions.some(d =>
    d.kind === 'OperationDefinition' && d.operation === 'subscription' && (!operationName || d.name?.value === operationName)) ?? false;
}

async function* follow(params) {
  const answer = await fetch(place.dataset.url, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', Accept: 'text/event-stream' },
    body: JSON.stringify(params),
  });
  if (!answer.headers.get('Content-Type')?.startsWith('text/event-stream')) {
    yield await answer.json();
    return;
  }
  yield* events(answer.body.pipeThrough(new TextDecoderStream()));
}
