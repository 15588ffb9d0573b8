import { errors } from 'oidc-provider';
import { resourceScopes } from './permissions.mjs';

/**
 * What oidc-provider needs to know of a resource indicator, for the person at hand: the scopes it
 * may be granted are those the person's roles give now, so a lost role empties the next token.
 */
export function resourceServer(ctx, indicator, { config, people }) {
  const accountId = ctx.oidc.account?.accountId ?? ctx.oidc.session?.accountId;
  const organizationId = ctx.oidc.route === 'token' ? ctx.oidc.params.organization_id : undefined;
  const scopes = resourceScopes(indicator, people.byId(accountId), organizationId);
  if (!scopes) throw new errors.InvalidTarget();
  return {
    scope: scopes.join(' '),
    accessTokenFormat: 'jwt',
    accessTokenTTL: config.ttl.resourceToken,
    jwt: { sign: {} },
  };
}
