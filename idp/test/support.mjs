import assert from 'node:assert/strict';
import { HttpBrowser } from '../contract/http-browser.mjs';
import { startProvider } from '../contract/local-provider.mjs';
import { RelyingParty } from '../contract/relying-party.mjs';

export const redirectUri = 'http://localhost:8080/callback';

/** A provider of this test file's own, with a client for its application. */
export async function startWithClient(env) {
  const provider = await startProvider(env);
  const rp = new RelyingParty({ endpoint: provider.endpoint, appId: 'leptos-logto-dev', redirectUri });
  return { provider, rp };
}

/** Opens the sign-in page for a new authorization request. */
export async function openSignIn(rp, parameters, browser = new HttpBrowser()) {
  const request = rp.authorization(parameters);
  const page = await browser.navigate(request.url, { stopAt: rp.redirectUri });
  return { browser, request, page };
}

/** Signs in with the form; answers where the browser ended and the tokens if it got a code. */
export async function signIn(rp, { username = 'alice', password = `${username}-password`, parameters, browser } = {}) {
  const { browser: used, request, page } = await openSignIn(rp, parameters, browser);
  const end = page.text === undefined ? page : await used.submit(page, { identifier: username, password });
  return { browser: used, request, end, code: end.url.searchParams.get('code') };
}

export async function tokens(rp, options) {
  const { browser, request, code, end } = await signIn(rp, options);
  assert.ok(code, `no code at ${end.url}`);
  const response = await rp.exchange(code, request.verifier);
  assert.equal(response.status, 200, await response.clone().text());
  return { browser, request, code, ...(await response.json()) };
}
