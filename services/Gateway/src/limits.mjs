// How much one request may ask for. Trusted documents are exempt from what is measured in them: they were reviewed.
import { parse } from 'graphql';
import { measure } from './cost.mjs';
import { refuse } from './refusals.mjs';

const sentences = {
  depth: (value, limit) => ['query.too_deep', `The document is ${value} levels deep; at most ${limit} are allowed.`],
  fields: (value, limit) => ['query.too_wide', `The document has ${value} fields; at most ${limit} are allowed.`],
  cost: (value, limit) => ['query.too_costly', `The document may yield ${value} objects; at most ${limit} are allowed. Ask for fewer with "first", or in parts.`],
  aliases: (value, limit) => ['query.too_many_aliases', `The document has ${value} aliases; at most ${limit} are allowed.`],
};

export const useLimits = ({ limits, maxTokens, maxBodyBytes, maxBodyBytesWithToken }) => {
  const streams = createStreamCount();

  function weigh(args) {
    const context = args.contextValue;
    const allowed = limits[context.caller?.kind ?? 'token'];
    const measured = measure(args.schema, args.document, args.operationName, args.variableValues ?? {});
    context.measured = { ...measured, limits: Object.fromEntries(Object.keys(sentences).map(name => [name, allowed[name]])) };
    if (context.trustedDocument || context.internal) return;
    for (const name of Object.keys(sentences))
      if (measured[name] > allowed[name]) throw refuse(...sentences[name](measured[name], allowed[name]));
  }

  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      const most = request.headers.has('authorization') ? maxBodyBytesWithToken : maxBodyBytes;   // who has a token may send a file
      if (Number(request.headers.get('content-length')) > most) throw tooLarge(most);
      if (requestParser && request.body) setRequestParser(whole => readAtMost(most, whole, requestParser));
    },
    onParse({ setParseFn }) {
      setParseFn((source, options) => {
        try {
          return parse(source, { ...options, maxTokens });
        } catch (error) {
          if (/tokens/.test(error.message)) throw refuse('query.too_long', `The document has more than ${maxTokens} tokens.`);
          throw error;
        }
      });
    },
    onExecute({ args }) {
      weigh(args);
    },
    onSubscribe({ args }) {
      weigh(args);
      const { caller } = args.contextValue;
      if (!caller) return undefined;
      const close = streams.open(caller.key, limits[caller.kind].streams);
      return {
        onSubscribeError: close,
        onSubscribeResult: ({ result }) => (Symbol.asyncIterator in Object(result) ? { onEnd: close } : void close()),
      };
    },
    onResultProcess({ request, result, setResult, serverContext }) {
      if (!request.headers.has('x-report-cost') || Symbol.asyncIterator in Object(result) || !serverContext.measured) return;
      setResult({ ...result, extensions: { ...result.extensions, cost: serverContext.measured } });
    },
  };
};

/** How many subscriptions a caller holds open. */
function createStreamCount() {
  const held = new Map();
  return {
    open(key, limit) {
      const count = held.get(key) ?? 0;
      if (count >= limit) throw refuse('rate.limited', `At most ${limit} subscriptions may be open at once.`, { status: 429, headers: { 'retry-after': '5' } });
      held.set(key, count + 1);
      let open = true;
      return () => {
        if (!open) return;
        open = false;
        if (held.get(key) === 1) held.delete(key);
        else held.set(key, held.get(key) - 1);
      };
    },
  };
}

const tooLarge = limit => refuse('request.too_large', `The request has more than ${limit} bytes.`, { status: 413, headers: { connection: 'close' } });

/** Reads a body that does not say its length, up to the limit, then lets the parser have it. */
async function readAtMost(limit, request, parser) {
  if (request.headers.has('content-length')) return parser(request);
  const chunks = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return parser(new Request(new URL(request.url, 'http://gateway'), { method: request.method, headers: [...request.headers], body: Buffer.concat(chunks) }));
}
