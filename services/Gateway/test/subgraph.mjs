// A subgraph over one of the committed contracts, with just enough behind it: federation's two fields, a few resolvers,
// GraphQL over HTTP by graphql-http, subscriptions as server-sent events. It keeps what it was asked.
import { readFileSync } from 'node:fs';
import { EventEmitter, on } from 'node:events';
import { buildASTSchema, getOperationAST, graphql, parse, subscribe } from 'graphql';
import { createHandler } from 'graphql-http';
import { here, listen } from './world.mjs';

const federation = sdl => {
  const entities = [...sdl.matchAll(/^type (\w+) @key/gm)].map(match => match[1]);
  return `${sdl.replace(/^(extend )?schema[^{\n]*(\{[^}]*\})?/m, '')}
    directive @key(fields: String!, resolvable: Boolean) repeatable on OBJECT
    directive @shareable on OBJECT | FIELD_DEFINITION
    scalar _Any
    union _Entity = ${entities.join(' | ')}
    extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`;
};

const receipt = actId => ({ __typename: 'Receipt', actId, status: 'ISSUED', kind: 'standards.vote-cast', leafIndex: '7', issuedAt: '2026-01-01T00:00:00Z' });
const norway = { __typename: 'Organization', id: 'org-no', code: 'NO', kind: 'MEMBER_STATE', name: ({ language }) => (language === 'fr' ? 'Norvège' : 'Norway'), region: 'Europe' };
const ballotOf = id => ({
  __typename: 'Ballot', id, title: `Ballot ${id}`, status: 'OPEN', votesCast: 1,
  votes: [{ __typename: 'Vote', id: 'act-1', member: { __typename: 'Organization', id: 'org-no' }, standing: 'PARTICIPATING', position: 'DISAPPROVE', receipt: { __typename: 'Receipt', actId: 'act-1' } }],
});
const refused = (code, message) => Object.assign(new Error(message), { extensions: { code } });

const worlds = {
  identity: () => ({
    // Who asks is what the token says, so an answer that went to another caller would show.
    viewer: (_, { request }) => request.authorization && { person: { __typename: 'Person', id: claim(request), title: 'Delegate, Norway' }, roles: ['DELEGATE'] },
    organizations: { totalCount: 1, nodes: [norway], hasNextPage: false },
    endSession: () => { throw refused('session.not_yours', 'This session is not yours.'); },
  }),
  standards: ({ events }) => ({
    projects: { totalCount: 0, nodes: [], hasNextPage: false },
    ballot: ({ id }) => (id === 'none' ? null : ballotOf(id)),
    ballots: { totalCount: 1, nodes: [ballotOf('b1')], hasNextPage: false },
    closeBallot: ({ input }) => ballotOf(input.ballotId),
    ballotChanged: ({ id }) => changes(events, id),
  }),
  collaborative: () => ({ capacityPool: { waiting: 0 } }),
  compliance: () => ({ regimes: [], fileDisclosure: { code: 'C0DE', receipt: receipt('act-9') } }),
  ledger: () => ({
    checkpoint: { size: '8', root: 'cm9vdA==', note: 'aigov.local/ledger\n8\n', verifierKey: 'k', issuedAt: '2026-01-01T00:00:00Z' },
    receiptIssued: async function* issued({ actId }) {
      yield { receiptIssued: receipt(actId) };
    },
  }),
};

const entityOf = { Organization: ({ id }) => ({ ...norway, id }), Receipt: ({ actId }) => receipt(actId), Person: ({ id }) => ({ id }), Ballot: ({ id }) => ballotOf(id) };

async function* changes(events, id) {
  yield { ballotChanged: ballotOf(id) };
  for await (const [votesCast] of on(events, 'vote')) yield { ballotChanged: { ...ballotOf(id), votesCast } };
}

const claim = request => JSON.parse(Buffer.from(request.authorization.split('.')[1], 'base64url')).sub;

export async function startSubgraph(t, name, port = 0) {
  const sdl = federation(readFileSync(here(`../../../docs/schema/${name}.graphql`), 'utf8'));
  const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
  const state = { events: new EventEmitter(), asked: [], followers: 0, delayMs: 0, answer: null };
  const rootValue = {
    ...worlds[name](state),
    _entities: ({ representations }) => representations.map(r => ({ ...entityOf[r.__typename](r), __typename: r.__typename })),
  };
  const plain = createHandler({ schema, rootValue, context: request => ({ request: request.headers }) });

  const server = await listen(t, async (request, response) => {
    const body = await text(request);
    state.asked.push({ headers: request.headers, body });
    if (state.answer) return state.answer(request, response);
    if (state.delayMs) await new Promise(resolve => setTimeout(resolve, state.delayMs));
    const asked = request.method === 'POST' && parsed(body);
    if (request.headers.accept?.includes('text/event-stream') && asked) return stream(response, asked);
    const [answer, { status, statusText, headers }] = await plain({ method: request.method, url: request.url, headers: request.headers, body, raw: request, context: {} });
    return response.writeHead(status, statusText, headers).end(answer);
  }, port);
  return Object.assign(state, server, { url: `${server.url}/graphql` });

  async function stream(response, { query, variables }) {
    const document = parse(query);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const results = getOperationAST(document).operation === 'subscription'
      ? await subscribe({ schema, document, rootValue, variableValues: variables })
      : await graphql({ schema, source: query, rootValue });
    state.followers++;
    response.on('close', () => {
      state.followers--;
      results.return?.();
    });
    response.write(':\n\n');
    for await (const result of Symbol.asyncIterator in results ? results : [results]) response.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`);
    response.end('event: complete\ndata:\n\n');
  }
}

async function text(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function parsed(body) {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
