// How often: a token bucket per subject or address, in memory, with a bound on how many are remembered.
import { refusalResponse } from './refusals.mjs';

const remembered = 50_000;

/** → take(key) → 0 if allowed, else seconds to wait. A rate of 0 switches it off. */
export function createBuckets({ rate, burst }, now = () => performance.now() / 1000) {
  const buckets = new Map();
  return function take(key) {
    if (rate === 0) return 0;
    const at = now();
    const before = buckets.get(key) ?? { level: burst, at };
    const level = Math.min(burst, before.level + (at - before.at) * rate);
    buckets.delete(key);                                       // the Map keeps the order of use: the first is the longest unused
    buckets.set(key, { level: level >= 1 ? level - 1 : level, at });
    if (buckets.size > remembered) buckets.delete(buckets.keys().next().value);
    return level >= 1 ? 0 : (1 - level) / rate;
  };
}

export const useRateLimit = limits => {
  const take = { anonymous: createBuckets(limits.anonymous), token: createBuckets(limits.token) };
  return {
    onRequest({ request, serverContext, endResponse, fetchAPI }) {
      const { caller } = serverContext;
      const wait = caller ? take[caller.kind](caller.key) : 0;
      if (wait > 0)
        endResponse(refusalResponse(fetchAPI, {
          status: 429, code: 'rate.limited', message: 'Too many requests. Wait a moment, then go on more slowly.',
          headers: { 'retry-after': String(Math.ceil(wait)) },
        }, request));
    },
  };
};
