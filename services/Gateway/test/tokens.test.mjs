import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateKeyPair } from 'jose';
import { ask, codesOf, shareWorld, startWorld } from './world.mjs';

const viewer = '{ viewer { person { id } } }';
const world = shareWorld();

const refused = (name, token) => test(name, async () => {
  const answer = await ask(world.url, viewer, { token: await token() });
  assert.equal(answer.status, 401);
  assert.deepEqual(codesOf(answer), ['auth.invalid_token']);
  assert.match(answer.headers.get('www-authenticate'), /^Bearer error="invalid_token"/);
});

test('without a token a request passes through, and fields decide', async () => {
  const { status, body } = await ask(world.url, viewer);
  assert.equal(status, 200);
  assert.deepEqual(body, { data: { viewer: null } });
});

test('a valid token passes', async () => {
  const { body } = await ask(world.url, viewer, { token: await world.issuer.token({ sub: 'ada' }) });
  assert.equal(body.data.viewer.person.id, 'ada');
});

refused('an expired token is refused', () => world.issuer.token({ expires: '-1m' }));
refused('a token for another audience is refused', () => world.issuer.token({ audience: 'elsewhere' }));
refused('a token of another issuer is refused', () => world.issuer.token({ from: 'https://elsewhere.example/' }));
refused('an identity token is not an access token', () => world.issuer.token({ typ: 'JWT' }));
refused('a token signed by a stranger is refused', async () => {
  const { privateKey } = await generateKeyPair('RS256');
  return world.issuer.token({ key: { kid: 'key-1', privateKey } });
});
refused('a token whose claims were altered is refused', async () => {
  const [head, , seal] = (await world.issuer.token()).split('.');
  const claims = Buffer.from(JSON.stringify({ sub: 'eve', iss: `${world.issuer.url}/`, aud: 'aigov', exp: 4_000_000_000 })).toString('base64url');
  return `${head}.${claims}.${seal}`;
});
refused('a token without a signature is refused', () => {
  const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'at+jwt' })}.${part({ sub: 'eve', iss: `${world.issuer.url}/`, aud: 'aigov', exp: 4_000_000_000 })}.AA`;
});
refused('what is no token at all is refused', () => 'not-a-token');

test('another scheme than Bearer is refused', async () => {
  assert.equal((await ask(world.url, viewer, { headers: { authorization: 'Basic YTpi' } })).status, 401);
});

test('keys are fetched once for many tokens, and again after a rollover', async () => {
  const before = world.issuer.requests.filter(path => path === '/jwks').length;
  for (let i = 0; i < 5; i++) await ask(world.url, viewer, { token: await world.issuer.token() });
  assert.equal(world.issuer.requests.filter(path => path === '/jwks').length, before);
  await new Promise(resolve => setTimeout(resolve, 2_100));     // the least time between two looks at the keys
  await world.issuer.rotate();
  assert.equal((await ask(world.url, viewer, { token: await world.issuer.token() })).status, 200);
});

test('when the keys cannot be had, the answer is 503 and not a verdict on the token', async t => {
  const other = await startWorld(t);
  other.issuer.broken = true;
  const answer = await ask(other.url, viewer, { token: await other.issuer.token() });
  assert.equal(answer.status, 503);
  assert.deepEqual(codesOf(answer), ['auth.unavailable']);
  assert.equal((await ask(other.url, viewer)).status, 200);
  other.issuer.broken = false;
  assert.equal((await ask(other.url, viewer, { token: await other.issuer.token() })).status, 200);
});
