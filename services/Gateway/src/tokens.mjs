// Who asks: access tokens of Identity (RFC 9068), checked against its published keys. No token is allowed; fields decide.
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { refusalResponse } from './refusals.mjs';

const algorithms = ['RS256', 'ES256'];
const rejected = /^ERR_(JWT|JWS|JWKS_NO_MATCHING_KEY|JWKS_MULTIPLE_MATCHING_KEYS|JOSE_ALG_NOT_ALLOWED|JOSE_NOT_SUPPORTED)/;

/** What was verified is remembered this long, and this many tokens: each subgraph checks for itself. */
const rememberedMs = 30_000;
const rememberedTokens = 10_000;

/** → check(authorization header) → { subject } | { refusal }. Keys are fetched once, and again when a token names one not yet seen. */
export function createTokenCheck({ issuer, metadata, audience }) {
  let keys = null;
  const verified = new Map();           // by token, in the order of their verification

  const remember = (token, { sub: subject, exp }) => {
    verified.delete(token);
    verified.set(token, { subject, until: Math.min(Date.now() + rememberedMs, exp * 1000) });
    if (verified.size > rememberedTokens) verified.delete(verified.keys().next().value);
    return { subject };
  };

  const discover = async () => {
    const answer = await fetch(metadata ?? `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(5_000) });
    if (!answer.ok) throw new Error(`discovery answered ${answer.status}`);
    const document = await answer.json();
    if (document.issuer?.replace(/\/+$/, '') !== issuer.replace(/\/+$/, '')) throw new Error('discovery names another issuer');
    return { issuer: document.issuer, find: createRemoteJWKSet(new URL(document.jwks_uri), { cooldownDuration: 2_000, cacheMaxAge: 600_000 }) };
  };

  return async function check(authorization) {
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    if (!token) return invalid('Send the access token as "Authorization: Bearer …".');
    const known = verified.get(token);
    if (known && Date.now() < known.until) return { subject: known.subject };
    try {
      keys ??= discover();
      const { issuer: named, find } = await keys;
      const { payload } = await jwtVerify(token, find, {
        issuer: named, audience, algorithms, typ: 'at+jwt', clockTolerance: 10, requiredClaims: ['sub', 'exp'],
      });
      return remember(token, payload);
    } catch (error) {
      if (error instanceof errors.JOSEError && rejected.test(error.code)) return invalid(sentence(error));
      keys = null;
      return { refusal: { status: 503, code: 'auth.unavailable', message: 'Tokens cannot be checked just now. Try again in a moment.', headers: { 'retry-after': '1' } } };
    }
  };
}

const sentence = error =>
  error.code === 'ERR_JWT_EXPIRED' ? 'The access token has expired. Get a new one.'
    : error.code === 'ERR_JWT_CLAIM_VALIDATION_FAILED' ? `The access token is not for this gateway: its "${error.claim}" is not accepted.`
      : 'The access token is not valid.';

const invalid = message => ({
  refusal: {
    status: 401, code: 'auth.invalid_token', message,
    headers: { 'www-authenticate': `Bearer error="invalid_token", error_description="${message.replaceAll('"', "'").replace(/[^\x20-\x7e]/g, '')}"` },
  },
});

/** Puts `caller` into the context: { kind: "token" | "anonymous", key }. */
export const useTokens = (check, addressOf) => ({
  async onRequest({ request, serverContext, endResponse, fetchAPI }) {
    const authorization = request.headers.get('authorization');
    if (!authorization) {
      serverContext.caller = { kind: 'anonymous', key: `address ${addressOf(request, serverContext)}` };
      return;
    }
    const { subject, refusal } = await check(authorization);
    if (refusal) endResponse(refusalResponse(fetchAPI, refusal, request));
    else serverContext.caller = { kind: 'token', key: `subject ${subject}` };
  },
});
