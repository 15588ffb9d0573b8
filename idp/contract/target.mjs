import { after } from 'node:test';
import { startProvider } from './local-provider.mjs';
import { RelyingParty } from './relying-party.mjs';
import { closeBrowser, openSession } from './sign-in.mjs';

const { env } = process;
const words = (text) => text.split(' ').filter(Boolean);

/**
 * What is being held to the contract: the provider in CONTRACT_ENDPOINT, or one started for this file.
 * To be called outside any test, so that it ends with the file.
 */
export async function openTarget() {
  const foreign = Boolean(env.CONTRACT_ENDPOINT);
  const provider = foreign ? undefined : await startProvider();
  const endpoint = (env.CONTRACT_ENDPOINT ?? provider.endpoint).replace(/\/?$/, '/');
  const rp = new RelyingParty({
    endpoint,
    appId: env.CONTRACT_APP_ID ?? 'leptos-logto-dev',
    redirectUri: env.CONTRACT_REDIRECT_URI ?? 'http://localhost:8080/callback',
  });
  const target = new Target(foreign, rp);
  after(async () => {
    await target.close();
    await provider?.stop();
  });
  return target;
}

class Target {
  username = env.CONTRACT_USERNAME ?? 'alice';

  password = env.CONTRACT_PASSWORD ?? 'alice-password';

  resource = env.CONTRACT_RESOURCE ?? 'https://api.example.com';

  /** Scopes of the resource that the person holds through a role, at least one. */
  resourceScopes = words(env.CONTRACT_RESOURCE_SCOPES ?? 'read write');

  organization = env.CONTRACT_ORGANIZATION ?? 'org-acme';

  /** Permissions the person holds in the organization, at least one. */
  organizationScopes = words(env.CONTRACT_ORGANIZATION_SCOPES ?? 'read:documents manage:members');

  nonMember = env.CONTRACT_NON_MEMBER_ORGANIZATION ?? 'org-initech';

  #sessions = [];

  constructor(foreign, rp) {
    this.foreign = foreign;
    this.rp = rp;
  }

  /** An application known to be third-party; against another endpoint it has to be named. */
  get thirdPartyAppId() {
    return this.#known('CONTRACT_THIRD_PARTY_APP_ID', 'leptos-logto-third-party');
  }

  /** A second first-party application with the same redirect URI. */
  get secondAppId() {
    return this.#known('CONTRACT_SECOND_APP_ID', 'leptos-logto-second');
  }

  /** An organization of the person that requires MFA, which the person has not set up. */
  get mfaOrganization() {
    return this.#known('CONTRACT_MFA_ORGANIZATION', 'org-vault');
  }

  get deniedUsername() {
    return this.#known('CONTRACT_DENIED_USERNAME', 'denied');
  }

  get deniedPassword() {
    return this.#known('CONTRACT_DENIED_PASSWORD', 'denied-password');
  }

  /** A machine-to-machine application that may use the Management API. */
  get machine() {
    return {
      id: this.#known('CONTRACT_M2M_ID', 'leptos-logto-m2m'),
      secret: this.#known('CONTRACT_M2M_SECRET', 'm2m-development-secret'),
      indicator: env.CONTRACT_M2M_INDICATOR ?? 'https://default.logto.app/api',
    };
  }

  /** One that may not. */
  get machineWithoutRole() {
    return {
      id: this.#known('CONTRACT_M2M_WITHOUT_ROLE_ID', 'leptos-logto-m2m-no-role'),
      secret: this.#known('CONTRACT_M2M_WITHOUT_ROLE_SECRET', 'm2m-no-role-secret'),
    };
  }

  /** For steps only the local pages can be driven through: not run is not passed. */
  localOnly(what) {
    if (this.foreign) throw new Error(`not run: ${what} is known of the local provider only`);
  }

  async session(options = {}) {
    const session = await openSession({ rp: this.rp, ...options });
    this.#sessions.push(session);
    return session;
  }

  /** Signs in anew (or silently, in a given session): where it ended, and what to exchange. */
  async signIn(parameters = {}, { session, username = this.username, password = this.password } = {}) {
    const used = session ?? await this.session();
    const request = this.rp.authorization(parameters);
    let end = await used.visit(request.url);
    const { chain } = end;
    if (end.url.origin !== this.rp.origin) {
      end = await used.signIn(username, password);
      chain.push(...end.chain);
    }
    return { session: used, request, chain, callback: end.url, end, code: end.url.searchParams.get('code') };
  }

  /** Signs in and exchanges the code. */
  async tokens(parameters, options) {
    const signedIn = await this.signIn(parameters, options);
    if (!signedIn.code) throw new Error(`no code: ${signedIn.callback}\n${signedIn.end.text ?? ''}`);
    const rp = parameters?.client_id ? this.as(parameters.client_id) : this.rp;
    const response = await rp.exchange(signedIn.code, signedIn.request.verifier);
    const answer = await response.json();
    if (response.status !== 200) throw new Error(`no tokens: ${JSON.stringify(answer)}`);
    return { ...signedIn, response, answer, ...answer };
  }

  /** Everything the contract looks at in one sign-in. */
  get everything() {
    return {
      scope: ['openid offline_access profile email roles identities custom_data',
        'urn:logto:scope:organizations urn:logto:scope:organization_roles',
        ...this.resourceScopes, ...this.organizationScopes].join(' '),
      resource: [this.resource, 'urn:logto:resource:organizations'],
    };
  }

  as(appId) {
    return new RelyingParty({ endpoint: this.rp.endpoint, appId, redirectUri: this.rp.redirectUri });
  }

  async close() {
    for (const session of this.#sessions) await session.close();
    await closeBrowser();
  }

  #known(name, local) {
    if (this.foreign && !env[name]) throw new Error(`not run: set ${name}`);
    return env[name] ?? local;
  }
}
