import { secondAppId, thirdPartyId } from './clients.mjs';
import { managementApi, managementApps } from './management/seed.mjs';
import { randomId } from './random-id.mjs';
import { apiResources } from './seed.mjs';

export const wecomFactory = 'wecom-universal';

/**
 * What an administrator has set up, in the shapes of the Management API: applications, connectors,
 * the sign-in experience, API resources. `IDP_EMPTY` begins with none of it.
 */
export class Tenant {
  #config;

  constructor(config) {
    this.#config = config;
    this.reset();
  }

  reset() {
    const seeded = !this.#config.empty;
    this.factories = new Set([wecomFactory]);
    this.applications = [...(seeded ? seedApplications(this.#config) : []), ...managementApps.map(application)];
    this.connectors = seeded ? [wecomConnector(this.#config.wecom)] : [];
    this.signInExperience = {
      id: 'default',
      signInMode: 'SignInAndRegister',
      socialSignInConnectorTargets: seeded ? ['wecom'] : [],
    };
    this.resources = [managementApi, ...(seeded ? apiResources : [])].map(resource);
  }

  application(id) {
    return this.applications.find((one) => one.id === id);
  }

  resource(indicator) {
    return this.resources.find((one) => one.indicator === indicator);
  }

  /** The WeCom connector, where there is one, switched on or not. */
  get wecom() {
    return this.connectors.find(({ connectorId }) => connectorId === wecomFactory);
  }

  /** Whether people may sign in through the connector of this target. */
  signsInThrough(target) {
    return this.signInExperience.socialSignInConnectorTargets.includes(target)
      && this.connectors.some((connector) => connector.target === target);
  }

  /** WeCom's addresses with the Corp ID, Agent ID and secret the connector holds now. */
  get wecomConfig() {
    const { corpId, agentId, appSecret: secret, scope } = this.wecom.config;
    return { ...this.#config.wecom, connectorId: this.wecom.id, corpId, agentId, secret, scope: scope || 'snsapi_userinfo' };
  }
}

/** A complete application from the members that are given. */
export function application(members) {
  return {
    tenantId: 'default',
    id: randomId(),
    secret: randomId(32),
    description: null,
    isThirdParty: false,
    customData: {},
    createdAt: Date.now(),
    ...members,
    oidcClientMetadata: { redirectUris: [], postLogoutRedirectUris: [], ...members.oidcClientMetadata },
    customClientMetadata: { ...members.customClientMetadata },
  };
}

export function connector(members) {
  return { target: 'wecom', platform: 'Universal', type: 'Social', syncProfile: false, metadata: {}, ...members };
}

export function resource({ name, indicator, accessTokenTtl = 3600, scopes = [] }) {
  return { id: randomId(), name, indicator, isDefault: false, accessTokenTtl, scopes: scopes.map((scope) => permission({ name: scope })) };
}

export const permission = ({ name, description = null }) => ({ id: randomId(), name, description });

function seedApplications({ appId, redirectUris, postLogoutRedirectUris }) {
  const spa = (id, name, isThirdParty = false) => application({
    id, name, type: 'SPA', isThirdParty, oidcClientMetadata: { redirectUris, postLogoutRedirectUris },
  });
  return [
    spa(appId, 'Leptos Logto'),
    spa(secondAppId, 'Second application'),
    spa(thirdPartyId, 'Third-party application', true),
  ];
}

function wecomConnector({ connectorId: id, corpId, agentId, secret: appSecret, scope }) {
  return connector({ id, connectorId: wecomFactory, config: { corpId, appSecret, agentId, scope } });
}
