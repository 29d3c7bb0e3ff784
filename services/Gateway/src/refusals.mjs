// How the gateway says no: a GraphQL error with a stable code, and what clients may see of errors of others.
import { GraphQLError } from 'graphql';

/** A request that is well-formed HTTP but refused as GraphQL: 400 as application/graphql-response+json, 200 as application/json. */
export const refuse = (code, message, http = { spec: true, status: 400 }) =>
  new GraphQLError(message, { extensions: { code, http } });

/** The same before GraphQL is reached: an HTTP answer of its own. */
export const refusalResponse = (fetchAPI, { status, code, message, headers = {} }, request) =>
  new fetchAPI.Response(JSON.stringify({ errors: [{ message, extensions: { code } }] }), {
    status,
    headers: { 'content-type': `${mediaType(request)}; charset=utf-8`, ...headers },
  });

const mediaType = request =>
  request.headers.get('accept')?.includes('application/graphql-response+json') ? 'application/graphql-response+json' : 'application/json';

const houseCodes = {
  BAD_USER_INPUT: 'input.invalid',
  GRAPHQL_PARSE_FAILED: 'input.invalid',
  GRAPHQL_VALIDATION_FAILED: 'input.invalid',
  OPERATION_RESOLUTION_FAILURE: 'input.invalid',
  REQUEST_ENTITY_TOO_LARGE: 'request.too_large',
  SHUTTING_DOWN: 'gateway.stopping',
};
const brokenAnswers = new Set(['SUBREQUEST_HTTP_ERROR', 'RESPONSE_VALIDATION_FAILED', 'DOWNSTREAM_SERVICE_ERROR', 'TIMEOUT_ERROR']);

/** Any error → the one a client may see: our codes, no addresses, no requests, no stacks. */
export function presentable(error) {
  if (isFault(error))
    return withExtensions(error, 'Something failed on our side. Nothing was lost; try again.', { code: 'internal', http: { status: 500 } });

  // Subgraphs always give a code. Without one, an error of a field is a broken answer, any other is one of variables.
  const { code = error.path ? 'SUBREQUEST_HTTP_ERROR' : 'input.invalid', http } = error.extensions ?? {};
  if (brokenAnswers.has(code))
    return withExtensions(error, 'A part of the platform does not answer as it should. Try again in a moment.', { code: 'subgraph.unavailable' });
  if (code === 'BAD_REQUEST')                                   // no GraphQL request at all: 400 for every media type
    return withExtensions(error, error.message, { code: 'input.invalid', http: { ...http, spec: false } });
  return houseCodes[code] || !error.extensions?.code ? withExtensions(error, error.message, { code: houseCodes[code] ?? code, http }) : error;
}

/** Anything but a GraphQL error, or one that wraps a fault. What a subgraph sends inside a stream is an error in plain JSON. */
const isFault = error =>
  error instanceof GraphQLError ? error.originalError && !(error.originalError instanceof GraphQLError) && !error.extensions?.code
    : error instanceof Error || typeof error?.message !== 'string';

const withExtensions = (error, message, extensions) =>
  new GraphQLError(message, { nodes: error.nodes, source: error.source, positions: error.positions, path: error.path, extensions });
