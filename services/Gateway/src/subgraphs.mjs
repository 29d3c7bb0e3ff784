// The one list of subgraphs: name, port on a bare machine, and a question that proves it answers
// (asked through the gateway by /health/ready, so it also proves planning and transport).
const list = {
  identity: { port: 5100, question: '{ viewer { __typename } }' },
  standards: { port: 5200, question: '{ projects(first: 1) { totalCount } }' },
  ledger: { port: 5300, question: '{ checkpoint { size } }' },
  collaborative: { port: 5400, question: '{ capacityPool { waiting } }' },
  compliance: { port: 5500, question: '{ regimes { id } }' },
};

export const names = Object.keys(list);

/** The address written into the supergraph, when nothing else is said. */
export const defaultUrl = (name, offset = 0) => `http://127.0.0.1:${list[name].port + offset}/graphql`;

/** Where each subgraph is now: SUBGRAPH_<NAME>_URL, or its port on this machine. */
export const locate = (env, offset) =>
  Object.fromEntries(names.map(name => [name, env[`SUBGRAPH_${name.toUpperCase()}_URL`] || defaultUrl(name, offset)]));

export const questionFor = name => list[name].question;
