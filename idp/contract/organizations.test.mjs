import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from './relying-party.mjs';
import { openTarget } from './target.mjs';

const target = await openTarget();
const { rp, organization } = target;
const session = await target.session();
const { refresh_token: first } = await target.tokens(target.everything, { session });
let current = first;

async function next(extra) {
  const response = await rp.refresh(current, extra);
  const answer = await response.json();
  assert.equal(response.status, 200, JSON.stringify(answer));
  current = answer.refresh_token;
  return answer;
}

test('§3 organization: organization_id gives a JWT for urn:logto:organization:<id>', async () => {
  const { payload, header } = decode((await next({ organization_id: organization })).access_token);
  assert.equal(header.typ, 'at+jwt');
  assert.equal(payload.aud, `urn:logto:organization:${organization}`);
});

test('§3 organization: scope holds the permissions of the roles there', async () => {
  const answer = await next({ organization_id: organization });
  assert.deepEqual(answer.scope.split(' ').sort(), [...target.organizationScopes].sort());
  assert.equal(decode(answer.access_token).payload.scope, answer.scope);
});

test('§3 organization: the token lives 3600 s and an ID token comes with it', async () => {
  const answer = await next({ organization_id: organization });
  assert.equal(answer.expires_in, 3600);
  assert.ok(answer.id_token);
});

test('§3 organization: with a resource, aud is the resource and organization_id a claim', async () => {
  const { payload } = decode((await next({ organization_id: organization, resource: target.resource })).access_token);
  assert.equal(payload.aud, target.resource);
  assert.equal(payload.organization_id, organization);
});

test('§3 organization: a resource token without organization_id carries no such claim', async () => {
  const { payload } = decode((await next({ resource: target.resource })).access_token);
  assert.equal(payload.organization_id, undefined);
});

for (const [what, id] of [['not a member', target.nonMember], ['no such organization', 'no-such-organization']]) {
  test(`§3 organization: ${what} is 403 access_denied, and the refresh token survives`, async () => {
    const response = await rp.refresh(current, { organization_id: id });
    assert.equal(response.status, 403);
    assert.deepEqual(await response.json(), {
      code: 'oidc.access_denied',
      message: 'Access denied.',
      error: 'access_denied',
      error_description: 'user is not a member of the organization',
    });
    await next();
  });
}

test('§3 organization: one that requires MFA of a member without is 403 access_denied, and the refresh token survives', async () => {
  const response = await rp.refresh(current, { organization_id: target.mfaOrganization });
  const { code, error, error_description: description } = await response.json();
  assert.deepEqual([response.status, code, error, description], [
    403, 'oidc.access_denied', 'access_denied', 'organization requires MFA but user has no MFA configured',
  ]);
  await next();
});

test('§3 organization: without the organizations scope, 403 insufficient_scope', async () => {
  const { refresh_token: token } = await target.tokens({}, { session });
  const response = await rp.refresh(token, { organization_id: organization });
  assert.equal(response.status, 403);
  assert.deepEqual(await response.json(), {
    code: 'oidc.insufficient_scope',
    message: 'Token missing scope `{{scope}}`.',
    error: 'insufficient_scope',
    error_description: 'refresh token missing required scope',
    scope: 'urn:logto:scope:organizations',
  });
});

test('§3 organization: without urn:logto:resource:organizations at sign-in, an empty scope', async () => {
  const { refresh_token: token } = await target.tokens({
    scope: `openid offline_access urn:logto:scope:organizations ${target.organizationScopes.join(' ')}`,
  }, { session: await target.session() });
  const response = await rp.refresh(token, { organization_id: organization });
  const answer = await response.json();
  assert.equal(response.status, 200);
  assert.equal(answer.scope, '');
});
