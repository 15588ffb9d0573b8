import { errors } from 'oidc-provider';
import { organizationResource, resourceScopes } from './permissions.mjs';

/**
 * What oidc-provider needs to know of a resource indicator, for the person at hand: the scopes it
 * may be granted are those the person's roles give now, so a lost role empties the next token.
 */
export function resourceServer(ctx, indicator, { config, people, tenant }) {
  const resource = tenant.resource(indicator);
  if (!resource && indicator !== organizationResource) throw new errors.InvalidTarget();
  const accountId = ctx.oidc.account?.accountId ?? ctx.oidc.session?.accountId;
  const organizationId = ctx.oidc.route === 'token' ? ctx.oidc.params.organization_id : undefined;
  const machine = tenant.application(ctx.oidc.client?.clientId)?.managesTenant;
  // Nobody holds a role yet that gives a permission of a resource added later.
  const scopes = machine === undefined ? resourceScopes(indicator, people.byId(accountId), organizationId) ?? [] : ofMachine(machine);
  return {
    scope: scopes.filter((scope) => !resource || resource.scopes.some(({ name }) => name === scope)).join(' '),
    accessTokenFormat: 'jwt',
    accessTokenTTL: config.ttl.resourceToken,
    jwt: { sign: {} },
  };
}

/** The role “Logto Management API access” gives everything there is. */
const ofMachine = (managesTenant) => (managesTenant ? ['all'] : []);
