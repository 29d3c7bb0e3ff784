// How a subgraph is asked: headers passed on, one span, a time limit, and another try when the connection fails.
//
// A query may be asked again at will. A mutation is tried once more after a failed connection, which is safe even if the
// subgraph had received it: every mutation carries a commandId, and a commandId is carried out once.
import { setTimeout as delay } from 'node:timers/promises';

const waitsMs = { query: [100, 300, 600], mutation: [300], subscription: [100, 300] };
const connectionFailures = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT']);

export const useUpstream = ({ tracing, timeoutMs }) => ({
  onFetch({ executionRequest, fetchFn, setFetchFn }) {
    if (!executionRequest) return;
    const { subgraphName: subgraph, operationType: operation = 'query', context = {} } = executionRequest;

    setFetchFn(async (url, options, ...rest) => {
      const [span, traceparent] = tracing.startCall(context.span, subgraph, operation, url);
      const call = { ...options, headers: { ...options.headers, ...headersFrom(context), traceparent } };
      let limit;
      try {
        const response = await withRetries(operation, span, () => {
          limit = operation === 'subscription' ? null : AbortSignal.timeout(timeoutMs);
          return fetchFn(url, { ...call, signal: anyOf(call.signal, limit) }, ...rest);
        });
        span.setAttribute('http.response.status_code', response.status);
        if (isAnswer(response)) return response;
        tracing.fail(span, `status ${response.status}`);
        await response.body?.cancel?.();
        return unavailable(subgraph);
      } catch (error) {
        tracing.fail(span, codesOf(error)[0] ?? error.name);
        if (call.signal?.aborted) throw error;
        return limit?.aborted ? late(subgraph, operation) : unavailable(subgraph);
      } finally {
        span.end();
      }
    });
  },
});

function headersFrom({ request, requestId, unseen }) {
  const authorization = !unseen && request?.headers.get('authorization');
  return { ...(authorization && { authorization }), ...(requestId && { 'x-request-id': requestId }) };
}

async function withRetries(operation, span, ask) {
  for (const [attempt, wait] of waitsMs[operation].entries()) {
    try {
      return await ask();
    } catch (error) {
      if (!codesOf(error).some(code => connectionFailures.has(code))) throw error;
      span.setAttribute('http.request.resend_count', attempt + 1);
      await delay(wait);
    }
  }
  return ask();
}

const anyOf = (...signals) => AbortSignal.any(signals.filter(Boolean));

const codesOf = error => [error, error.cause, ...(error.errors ?? []), ...(error.cause?.errors ?? [])].map(e => e?.code).filter(code => typeof code === 'string');

const isAnswer = response => response.status < 500 && /json|event-stream/.test(response.headers.get('content-type') ?? '');

const unavailable = subgraph => answer('subgraph.unavailable', `The ${subgraph} service does not answer just now. Try again in a moment.`);

const late = (subgraph, operation) => answer('subgraph.timeout', operation === 'mutation'
  ? `The ${subgraph} service did not answer in time. Repeat the request with the same commandId: it is carried out once.`
  : `The ${subgraph} service did not answer in time. Try again in a moment.`);

const answer = (code, message) =>
  new Response(JSON.stringify({ errors: [{ message, extensions: { code } }] }), { headers: { 'content-type': 'application/graphql-response+json' } });
