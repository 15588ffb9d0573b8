import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { startWithClient, tokens } from './support.mjs';

const { provider, rp } = await startWithClient();
after(() => provider.stop());
afterEach(() => provider.control('POST', 'clock', { offset: 0 }));

const resource = 'https://api.example.com';
const parameters = {
  scope: 'openid offline_access urn:logto:scope:organizations read write read:documents write:documents',
  resource: [resource, 'https://files.example.com', 'urn:logto:resource:organizations'],
};

/** An access token as one refresh gives it. */
async function accessToken(extra, username = 'alice') {
  const { refresh_token: token } = await tokens(rp, { username, parameters });
  return (await (await rp.refresh(token, extra)).json()).access_token;
}

const call = (path, token, { method = 'GET', body, origin = rp.origin } = {}) => fetch(`${provider.endpoint}demo-api/${path}`, {
  method,
  body: body && JSON.stringify(body),
  headers: { origin, ...(token && { authorization: `Bearer ${token}` }) },
});

async function refused(response, status, error) {
  assert.equal(response.status, status);
  const challenge = response.headers.get('www-authenticate');
  assert.match(challenge, new RegExp(`^Bearer realm="${rp.issuer}"`));
  if (error) assert.ok(challenge.includes(`error="${error}"`), challenge);
  else assert.ok(!challenge.includes('error='), challenge);
  assert.ok((await response.json()).error_description);
}

test('books: a token with read lists them', async () => {
  const response = await call('books', await accessToken({ resource }));
  assert.equal(response.status, 200);
  assert.ok((await response.json()).length >= 3);
});

test('books: a token with write adds one, and it is listed', async () => {
  const token = await accessToken({ resource });
  const response = await call('books', token, { method: 'POST', body: { title: ' Middlemarch ', author: 'George Eliot' } });
  assert.equal(response.status, 201);
  const { id } = await response.json();
  const books = await (await call('books', token)).json();
  assert.deepEqual(books.find((book) => book.id === id), { id, title: 'Middlemarch', author: 'George Eliot' });
});

test('books: without write it is 403 insufficient_scope', async () => {
  const token = await accessToken({ resource }, 'bob');
  await refused(await call('books', token, { method: 'POST', body: { title: 'a', author: 'b' } }), 403, 'insufficient_scope');
});

test('books: no token is 401 without an error code', async () => {
  await refused(await call('books'), 401);
});

for (const [what, extra] of [
  ['the opaque token', {}],
  ['a token of another resource', { resource: 'https://files.example.com' }],
  ['an organization token', { organization_id: 'org-acme' }],
]) {
  test(`books: ${what} is 401 invalid_token`, async () => {
    await refused(await call('books', await accessToken(extra)), 401, 'invalid_token');
  });
}

test('books: an ID token is 401 invalid_token', async () => {
  const { id_token: token } = await tokens(rp);
  await refused(await call('books', token), 401, 'invalid_token');
});

test('books: an expired or altered token is 401 invalid_token', async () => {
  const token = await accessToken({ resource });
  await refused(await call('books', `${token.slice(0, -4)}AAAA`), 401, 'invalid_token');
  await provider.control('POST', 'clock', { offset: 3700 });
  const expired = await call('books', token);
  assert.match(expired.headers.get('www-authenticate'), /the access token expired/);
  await refused(expired, 401, 'invalid_token');
});

test('books: a body that is none is 400 and says what to send', async () => {
  const token = await accessToken({ resource });
  for (const body of [{}, { title: '', author: 'x' }, { title: 'x'.repeat(201), author: 'x' }, []]) {
    const response = await call('books', token, { method: 'POST', body });
    assert.equal(response.status, 400);
    assert.match((await response.json()).error_description, /send JSON/);
  }
});

test('books: another method is 405', async () => {
  const response = await call('books', await accessToken({ resource }), { method: 'DELETE' });
  assert.equal(response.status, 405);
  assert.equal(response.headers.get('allow'), 'GET, POST');
});

test('documents: the token of the organization, or an API token issued for it', async () => {
  for (const extra of [{ organization_id: 'org-acme' }, { organization_id: 'org-acme', resource }]) {
    const response = await call('organizations/org-acme/documents', await accessToken(extra));
    assert.equal(response.status, 200, JSON.stringify(extra));
    assert.match((await response.json())[0].title, /^Acme Books/);
  }
});

test('documents: the token of another organization, or of none, is 401', async () => {
  for (const extra of [{ organization_id: 'org-globex' }, { organization_id: 'org-globex', resource }, { resource }]) {
    await refused(await call('organizations/org-acme/documents', await accessToken(extra)), 401, 'invalid_token');
  }
});

test('documents: adding one needs the permission there', async () => {
  const add = async (organization) => call(`organizations/${organization}/documents`, await accessToken({ organization_id: organization }), {
    method: 'POST', body: { title: 'Minutes' },
  });
  assert.equal((await add('org-acme')).status, 201);
  await refused(await add('org-globex'), 403, 'insufficient_scope');
});

test('CORS: the origins of the application, readable challenges, no others', async () => {
  const own = await call('books');
  assert.equal(own.headers.get('access-control-allow-origin'), rp.origin);
  assert.equal(own.headers.get('access-control-expose-headers'), 'WWW-Authenticate');
  const foreign = await call('books', undefined, { origin: 'https://evil.example.test' });
  assert.equal(foreign.headers.get('access-control-allow-origin'), null);
});

test('CORS: a preflight is answered for the application only', async () => {
  const own = await call('books', undefined, { method: 'OPTIONS' });
  assert.equal(own.status, 204);
  assert.equal(own.headers.get('access-control-allow-headers'), 'authorization,content-type');
  const foreign = await call('books', undefined, { method: 'OPTIONS', origin: 'https://evil.example.test' });
  assert.equal(foreign.headers.get('access-control-allow-origin'), null);
  assert.equal(foreign.headers.get('access-control-allow-headers'), null);
});

test('an unknown path of the API is 404', async () => {
  assert.equal((await call('films')).status, 404);
});
