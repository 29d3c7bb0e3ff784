// What is seen of a request: a request id, a span, a measure, one line of log. No tokens, variables, documents or people.
import { randomUUID } from 'node:crypto';
import { BREAK, Kind, visit } from 'graphql';
import { log } from './log.mjs';

const acceptableId = /^[\w.:-]{1,128}$/;
const longestName = 80;

// By these people write who stay unknown. Nothing is kept of such a request: no log, no span, no measure, and neither its name, its trace nor its token goes on.
const unseenFields = new Set(['fileDisclosure', 'addToDisclosure', 'openDisclosure']);

export const useObserving = (tracing, metrics) => ({
  onRequest({ request, serverContext }) {
    const given = request.headers.get('x-request-id');
    serverContext.requestId = acceptableId.test(given ?? '') ? given : randomUUID();
    serverContext.startedAt = performance.now();
    if (!serverContext.internal) serverContext.span = tracing.startRequest(request.method, request.headers.get('traceparent'));
  },

  onExecute: ({ args }) => remember(args),
  onSubscribe: ({ args }) => remember(args),

  onResultProcess({ result, serverContext }) {
    serverContext.codes = [...new Set((result.errors ?? []).map(error => error.extensions?.code ?? 'error'))];
  },

  onResponse({ request, response, serverContext }) {
    const { requestId, startedAt, span, operation, caller, measured, codes = [], trustedDocument } = serverContext;
    if (!requestId) return;                                     // a browser's preflight was answered before us
    response.headers.set('x-request-id', requestId);
    response.headers.set('x-content-type-options', 'nosniff');
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
    if (!span || serverContext.unseen) return;
    if (operation) span.updateName(`${operation.type} ${operation.name ?? ''}`.trim()).setAttributes({ 'graphql.operation.type': operation.type, 'graphql.operation.name': operation.name ?? '' });
    span.setAttribute('http.response.status_code', response.status);
    if (response.status >= 500 || codes.includes('subgraph.unavailable')) tracing.fail(span, codes.join(' '));
    span.end();
    const ms = performance.now() - startedAt;
    metrics.measure(ms, response.status, operation?.type, codes);
    log.info('request', {
      method: request.method, status: response.status, ms: Math.round(ms),
      operation: operation?.type, name: operation?.name, document: trustedDocument, caller: caller?.kind, cost: measured?.cost,
      codes: codes.length > 0 ? codes : undefined, requestId, traceId: span.spanContext().traceId,
    });
  },
});

function remember({ document, operationName, contextValue }) {
  const operation = document.definitions.find(d => d.kind === Kind.OPERATION_DEFINITION && (operationName == null || d.name?.value === operationName));
  if (operation?.operation === 'mutation' && namesUnseen(document)) {
    Object.assign(contextValue, { unseen: true, span: undefined, requestId: randomUUID() });
    return;
  }
  contextValue.operation = operation && { type: operation.operation, name: operation.name?.value.slice(0, longestName) };
}

// Also where they stand within fragments.
const namesUnseen = document => {
  let found = false;
  visit(document, { Field: ({ name }) => (found ||= unseenFields.has(name.value)) ? BREAK : undefined });
  return found;
};
