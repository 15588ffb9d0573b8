import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SignJWT } from 'jose';
import { authorizeRequest } from '../bearer.mjs';
import { SigningKeys } from '../keys.mjs';

const keys = new SigningKeys();
const config = { issuer: 'http://localhost:3001/oidc' };
const audience = 'https://api.example.com';

const sign = ({ issuer = config.issuer, key = keys.private[0], ...header }) => new SignJWT({ aud: audience, scope: 'read' })
  .setProtectedHeader({ alg: key.alg, kid: key.kid, ...header }).setIssuer(issuer).setIssuedAt().setExpirationTime('1h')
  .sign(key);

async function outcome(token) {
  const ctx = { state: {}, get: () => `Bearer ${token}`, set() {} };
  const allowed = await authorizeRequest(ctx, { config, keys }, (claims) => claims.aud === audience && { scope: 'read' });
  return allowed ? 200 : ctx.status;
}

test('an access token of this issuer is believed', async () => {
  assert.equal(await outcome(await sign({ typ: 'at+jwt' })), 200);
});

test('a token of another type is not, even when all the rest fits', async () => {
  assert.equal(await outcome(await sign({ typ: 'JWT' })), 401);
  assert.equal(await outcome(await sign({})), 401);
});

test('nor one of another issuer, or signed with another key', async () => {
  assert.equal(await outcome(await sign({ typ: 'at+jwt', issuer: 'https://other.example.test' })), 401);
  const [stranger] = new SigningKeys().private;
  assert.equal(await outcome(await sign({ typ: 'at+jwt', key: { ...stranger, kid: keys.private[0].kid } })), 401);
});
