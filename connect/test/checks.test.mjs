import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { Bench, everything } from './support.mjs';

const bench = await Bench.open();
after(() => bench.close());
beforeEach(() => bench.empty());

/** Everything passes through, but answers to `path` are changed on their way. */
const tampered = (path, change) => async (url, init) => {
  const response = await fetch(url, init);
  return new URL(url).pathname.startsWith(path) ? change(response, url) : response;
};

const withoutCors = async (response) => {
  const headers = new Headers(response.headers);
  headers.delete('access-control-allow-origin');
  return new Response(await response.text(), { status: response.status, headers });
};

const refused = (error) => (_, url) => {
  const callback = new URL(new URL(url).searchParams.get('redirect_uri'));
  callback.search = new URLSearchParams(error);
  return new Response(null, { status: 303, headers: { location: callback.href } });
};

const unless = (name, change) => (response, url) => (new URL(url).searchParams.has(name) ? change(response, url) : response);

for (const [what, line, path, change] of [
  ['discovery that pages may not read', /discovery from http:\/\/localhost:8080 +FAILED: its pages may not read it; does a proxy/, '/oidc/.well-known/', withoutCors],
  ['a token endpoint that refuses the origin', /tokens for http:\/\/localhost:8080 +FAILED: Logto does not take requests from there/, '/oidc/token', withoutCors],
  ['a redirect URI that is not registered', /redirect URI http:\S+ +FAILED: 400, invalid_redirect_uri/, '/oidc/auth',
    () => Response.json({ error: 'invalid_redirect_uri' }, { status: 400 })],
  ['an authorization that is refused', /redirect URI http:\S+ +FAILED: Access denied/, '/oidc/auth', refused({ error: 'access_denied', error_description: 'Access denied.' })],
  ['a post sign-out address that is not registered', /sign-out to http:\S+ +FAILED: 400, invalid_request, post_logout/, '/oidc/session/end',
    () => Response.json({ error: 'invalid_request', error_description: 'post_logout_redirect_uri not registered' }, { status: 400 })],
  ['an API that is not known', /tokens for the API \S+ +FAILED: resource indicator is missing/, '/oidc/auth',
    unless('resource', refused({ error: 'invalid_target', error_description: 'resource indicator is missing, or unknown' }))],
]) {
  test(`${what}: the check fails and says so`, async () => {
    // The token of the Management API is asked for at the same place, without an origin.
    const fetchTampered = tampered(path, change);
    const { passed, failure, text } = await bench.connect(everything, { fetch: fetchTampered });
    assert.equal(failure, undefined);
    assert.equal(passed, false);
    assert.match(text, line);
    assert.match(text, /1 of 5 checks failed|2 of 5 checks failed/);
  });
}
