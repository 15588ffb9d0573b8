import { Failure } from './failure.mjs';
import { parsed, request } from './http.mjs';

/** Makes sure that a Logto answers at the endpoint and calls itself by that name. */
export async function requireLogto(fetch, endpoint) {
  const address = `${endpoint}oidc/.well-known/openid-configuration`;
  const { status, headers, text } = await request(fetch, address);
  if (status >= 300 && status < 400) {
    throw new Failure(`${endpoint} redirects to ${headers.get('location')}; give --endpoint as Logto itself is reached`);
  }
  const issuer = status === 200 ? parsed(text)?.issuer : undefined;
  if (typeof issuer !== 'string') {
    throw new Failure(`no Logto answers at ${endpoint} (${address} gave ${status}); --endpoint is the address people sign in at, such as https://your-tenant.logto.app/, or http://localhost:3001/ for a Logto on this machine, and not that of its console`);
  }
  if (issuer !== `${endpoint}oidc`) {
    throw new Failure(`the Logto at ${endpoint} calls itself ${issuer}, and the application would refuse it under another name; give --endpoint ${issuer.replace(/oidc\/?$/, '')}`);
  }
}
