import { createLocalJWKSet, errors as joseErrors, jwtVerify } from 'jose';

/**
 * Checks the bearer token of a request (RFC 6750, RFC 9068) against `rule`, which answers the
 * requirement for a token's claims or nothing when the token is meant for something else.
 * On failure the answer is complete and the result false.
 */
export async function authorizeRequest(ctx, { config, keys }, rule) {
  const [, token] = ctx.get('authorization').match(/^Bearer +(\S+)$/i) ?? [];
  if (!token) return challenge(ctx, 401, config, {});
  let claims;
  try {
    ({ payload: claims } = await jwtVerify(token, createLocalJWKSet(keys.public), {
      issuer: config.issuer,
      typ: 'at+jwt',
      algorithms: ['ES384', 'RS256'],
      currentDate: new Date(Date.now()),
    }));
  } catch (error) {
    if (!(error instanceof joseErrors.JOSEError)) throw error;
    const expired = error instanceof joseErrors.JWTExpired;
    return challenge(ctx, 401, config, {
      error: 'invalid_token',
      error_description: expired ? 'the access token expired' : 'the access token is not valid',
    });
  }
  const requirement = rule(claims);
  if (!requirement) {
    return challenge(ctx, 401, config, { error: 'invalid_token', error_description: 'the access token is meant for another audience' });
  }
  const { scope } = requirement;
  if (scope && !(claims.scope ?? '').split(' ').includes(scope)) {
    return challenge(ctx, 403, config, { error: 'insufficient_scope', error_description: `scope ${scope} is required`, scope });
  }
  ctx.state.claims = claims;
  return true;
}

function challenge(ctx, status, { issuer }, details) {
  const parameters = Object.entries({ realm: issuer, ...details }).map(([name, value]) => `${name}="${value}"`);
  ctx.set('www-authenticate', `Bearer ${parameters.join(', ')}`);
  refuse(ctx, status, details.error ?? 'unauthorized', details.error_description ?? 'an access token is required');
  return false;
}

export function refuse(ctx, status, error, description) {
  ctx.status = status;
  ctx.body = { error, error_description: description };
}
