// An independent OAuth client. Usage: node client.mjs COMMAND, with the command's input as JSON on standard input.
// The answer is JSON on standard output: what the command gives, or { error } as the server named it.
import * as oauth from 'oauth4webapi';
import { Browser } from './browser.mjs';

const insecure = { [oauth.allowInsecureRequests]: true };
const input = JSON.parse(await new Response(process.stdin).text());
const issuer = new URL(input.issuer);
const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure));
const client = { client_id: input.clientId, [oauth.clockSkew]: input.clockSkew ?? 0 };
const authentication = input.clientSecret ? oauth.ClientSecretBasic(input.clientSecret) : oauth.None();
const scope = input.scope ?? 'openid profile offline_access api';

const tokensOf = (result) => ({
  accessToken: result.access_token,
  refreshToken: result.refresh_token,
  idToken: result.id_token,
  expiresIn: result.expires_in,
  idClaims: result.id_token && oauth.getValidatedIdTokenClaims(result),
});

/** Goes through the authorization endpoint as a person would, and gives where the browser ends up. */
async function authorize(extra) {
  const address = new URL(server.authorization_endpoint);
  const wanted = { client_id: input.clientId, redirect_uri: input.redirectUri, response_type: 'code', scope, ...extra, ...input.authorizationParameters };
  for (const [name, value] of Object.entries(wanted)) if (value !== null) address.searchParams.set(name, value);
  const browser = new Browser(issuer.origin, input.cookies);
  let page = await browser.go(address);
  if (!page.left) page = await browser.signIn(page, input);
  if (!page.left && input.agreement) page = await browser.submit(page, '/connect/authorize', { agreement: input.agreement });
  return { browser, page };
}

const commands = {
  discovery: () => server,

  async jwks() {
    return (await fetch(server.jwks_uri)).json();
  },

  async code() {
    const [verifier, state, nonce] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState(), oauth.generateRandomNonce()];
    const { browser, page } = await authorize({ state, nonce, code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' });
    if (!page.left) return { page: { status: page.status, html: page.html, csp: page.headers.get('content-security-policy') }, cookies: browser.cookies };
    const callback = oauth.validateAuthResponse(server, client, page.left, state);
    const code = callback.get('code');
    if (input.stopAtCode) return { code, verifier, cookies: browser.cookies };
    const answer = await oauth.authorizationCodeGrantRequest(server, client, authentication, callback, input.redirectUri, input.verifier ?? verifier, insecure);
    const result = await oauth.processAuthorizationCodeResponse(server, client, answer, { expectedNonce: nonce, requireIdToken: true });
    return { ...tokensOf(result), code, verifier, cookies: browser.cookies };
  },

  /** Sends an authorization request just as it is given, without PKCE of its own. */
  async rawAuthorize() {
    const { page } = await authorize({ state: 'given' });
    return page.left ? { left: Object.fromEntries(page.left.searchParams) } : { status: page.status, html: page.html };
  },

  async redeem() {
    const form = { grant_type: 'authorization_code', code: input.code, redirect_uri: input.redirectUri, ...(input.verifier && { code_verifier: input.verifier }) };
    const answer = await oauth.genericTokenEndpointRequest(server, client, authentication, form.grant_type, form, insecure);
    return tokensOf(await oauth.processGenericTokenEndpointResponse(server, client, answer));
  },

  async refresh() {
    const answer = await oauth.refreshTokenGrantRequest(server, client, authentication, input.refreshToken, insecure);
    return tokensOf(await oauth.processRefreshTokenResponse(server, client, answer));
  },

  async clientCredentials() {
    const answer = await oauth.clientCredentialsGrantRequest(server, client, authentication, { scope: input.scope ?? 'api' }, insecure);
    return tokensOf(await oauth.processClientCredentialsResponse(server, client, answer));
  },

  async deviceStart() {
    const answer = await oauth.deviceAuthorizationRequest(server, client, authentication, { scope }, insecure);
    return oauth.processDeviceAuthorizationResponse(server, client, answer);
  },

  /** What the person does with the code, in a browser. */
  async deviceAnswer() {
    const browser = new Browser(issuer.origin);
    let page = await browser.go(`/device?user_code=${encodeURIComponent(input.userCode)}`);
    page = await browser.signIn(page, input);
    if (!page.html.includes('action="/device"') || !page.html.includes('name="agreement"')) return { status: page.status, html: page.html };
    page = await browser.submit(page, '/device', { agreement: input.agreement });
    return { status: page.status, path: page.url.pathname + page.url.search, html: page.html };
  },

  async devicePoll() {
    const answer = await oauth.deviceCodeGrantRequest(server, client, authentication, input.deviceCode, insecure);
    return tokensOf(await oauth.processDeviceCodeResponse(server, client, answer));
  },

  async revoke() {
    await oauth.processRevocationResponse(await oauth.revocationRequest(server, client, authentication, input.token, insecure));
    return {};
  },

  async introspect() {
    const answer = await oauth.introspectionRequest(server, client, authentication, input.token, insecure);
    return oauth.processIntrospectionResponse(server, client, answer);
  },

  async userInfo() {
    const answer = await oauth.userInfoRequest(server, client, input.accessToken, insecure);
    return oauth.processUserInfoResponse(server, client, input.subject, answer);
  },

  /** Checks an access token as a resource server does (RFC 9068), with the published keys. */
  async validate() {
    const request = new Request(new URL('/graphql', issuer), { headers: { authorization: `Bearer ${input.accessToken}` } });
    return oauth.validateJwtAccessToken(server, request, 'aigov', { ...insecure, [oauth.clockSkew]: input.clockSkew ?? 0 });
  },

  /** Ends the session at the client's request, with the identity token as proof or without. */
  async logout() {
    const address = new URL(server.end_session_endpoint);
    if (input.idToken) address.searchParams.set('id_token_hint', input.idToken);
    address.searchParams.set('client_id', input.clientId);
    address.searchParams.set('post_logout_redirect_uri', input.redirectUri);
    address.searchParams.set('state', 'goodbye');
    const browser = new Browser(issuer.origin, input.cookies);
    const page = await browser.go(address);
    return page.left ? { left: page.left.href, cookies: browser.cookies } : { status: page.status, html: page.html, cookies: browser.cookies };
  },

  /** Opens a page as the person of these cookies, or sends one of its forms. */
  async page() {
    const browser = new Browser(issuer.origin, input.cookies);
    let page = await browser.go(input.path);
    if (input.userName) page = await browser.signIn(page, input);
    if (input.action) page = await browser.submit(page, input.action, input.form ?? {});
    return { status: page.status, path: page.url?.pathname, left: page.left?.href, html: page.html, cookies: browser.cookies };
  },
};

try {
  console.log(JSON.stringify(await commands[process.argv[2]]()));
} catch (error) {
  const named = error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError
    ? { error: error.error, description: error.error_description }
    : error instanceof oauth.WWWAuthenticateChallengeError
      ? { error: error.cause[0]?.parameters?.error ?? 'challenge', description: error.message }
      : { error: error.code ?? error.name, description: `${error.message} ${error.cause?.message ?? ''}` };
  console.log(JSON.stringify(named));
}
