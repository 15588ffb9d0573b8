import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTarget } from './target.mjs';

const target = await openTarget();
const { rp } = target;

const send = (parameters) => fetch(rp.authorization(parameters).url, { redirect: 'manual' });

/** Parameters given back to the application with a refused request. */
async function refusal(parameters, part = 'search') {
  const response = await send(parameters);
  const location = new URL(response.headers.get('location') ?? 'about:blank');
  assert.equal(location.href.split(/[?#]/)[0], rp.redirectUri, await response.text());
  return Object.fromEntries(new URLSearchParams(location[part].slice(1)));
}

const redirected = [
  ['no PKCE', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request', 'Authorization Server policy requires PKCE to be used for this request'],
  ['code_challenge_method=plain', { code_challenge_method: 'plain' }, 'invalid_request', 'not supported value of code_challenge_method'],
  ['a missing code_challenge_method', { code_challenge_method: undefined }, 'invalid_request', 'code_challenge_method must be provided'],
  ['a missing response_type', { response_type: undefined }, 'invalid_request', "missing required parameter 'response_type'"],
  ['prompt "none login"', { prompt: 'none login' }, 'invalid_request'],
  ['prompt=create', { prompt: 'create' }, 'invalid_request', 'unsupported prompt value requested'],
  ['response_mode=web_message', { response_mode: 'web_message' }, 'unsupported_response_mode'],
  ['a request object', { request: 'e30.e30.' }, 'request_not_supported'],
  ['a bad id_token_hint', { id_token_hint: 'nonsense' }, 'invalid_request', 'could not validate id_token_hint'],
  ['an unknown resource', { resource: 'https://unknown.example.test' }, 'invalid_target', 'resource indicator is missing, or unknown'],
  ['a resource that is no URI', { resource: 'books' }, 'invalid_target', 'resource indicator must be an absolute URI'],
  ['prompt=none without a session', { prompt: 'none' }, 'login_required'],
];

for (const [what, parameters, error, description] of redirected) {
  test(`§2 errors: ${what} is told to the callback as ${error}`, async () => {
    const told = await refusal(parameters);
    assert.equal(told.error, error);
    if (description) assert.equal(told.error_description, description);
  });
}

test('§2 errors: state and iss come with an error', async () => {
  const { state, iss } = await refusal({ prompt: 'none', state: 'st-1' });
  assert.deepEqual({ state, iss }, { state: 'st-1', iss: rp.issuer });
});

test('§2 errors: response_type=token is answered in the fragment', async () => {
  assert.equal((await refusal({ response_type: 'token' }, 'hash')).error, 'unsupported_response_type');
});

for (const type of ['id_token', 'none']) {
  test(`§2 errors: response_type=${type} is not allowed for the application`, async () => {
    const told = await refusal({ response_type: type, nonce: 'n' }, type === 'none' ? 'search' : 'hash');
    assert.equal(told.error_description, 'requested response_type is not allowed for this client');
  });
}

test('§2 errors: a request_uri that was never pushed is refused', async () => {
  const response = await send({ request_uri: 'https://app.example.test/request' });
  const location = response.headers.get('location');
  const told = location ? Object.fromEntries(new URL(location).searchParams) : await response.json();
  assert.equal(told.error, 'request_uri_not_supported');
});

test('§2 errors: a parameter given twice', async () => {
  const told = await refusal({ state: ['one', 'two'] });
  assert.equal(told.error, 'invalid_request');
  assert.equal(told.error_description, "'state' parameter must not be provided twice");
  assert.equal(told.state, undefined);
});

const shown = [
  ['an unknown application', { client_id: 'nope' }, 'invalid_client', 'invalid client nope'],
  ['a missing client_id', { client_id: undefined }, 'invalid_request'],
  ['an unregistered redirect_uri', { redirect_uri: 'https://evil.example.test/callback' }, 'invalid_redirect_uri', "redirect_uri did not match any of the client's registered redirect_uris"],
  ['a redirect_uri with a trailing slash', { redirect_uri: `${rp.redirectUri}/` }, 'invalid_redirect_uri'],
  ['a redirect_uri with an extra query', { redirect_uri: `${rp.redirectUri}?a=1` }, 'invalid_redirect_uri'],
  ['a missing redirect_uri', { redirect_uri: undefined }, undefined],
];

for (const [what, parameters, error, description] of shown) {
  test(`§2 errors: ${what} is shown as 400, not redirected`, async () => {
    const response = await send(parameters);
    assert.equal(response.status, 400);
    assert.equal(response.headers.get('location'), null);
    const body = await response.json();
    if (error) assert.equal(body.error, error);
    if (description) assert.equal(body.error_description, description);
  });
}

test('§2 errors: the body of a shown error holds code, message, state and iss', async () => {
  const body = await (await send({ redirect_uri: 'https://evil.example.test/', state: 'st-1' })).json();
  assert.equal(body.code, 'oidc.invalid_redirect_uri');
  assert.equal(typeof body.message, 'string');
  assert.deepEqual({ state: body.state, iss: body.iss }, { state: 'st-1', iss: rp.issuer });
});
