import { exchange, refresh, revocation, signIn, signOut } from './asked.mjs';

const organizations = 'urn:logto:scope:organizations';
const organizationsResource = 'urn:logto:resource:organizations';
const api = 'https://api.example.com';
const unreserved = { includeReservedScopes: false };
const redirectUri = 'https://app.example/callback';
const issuer = 'https://tenant.example/oidc';

/** In place of an id: neither side sends anything. */
export const bothRefuse = Symbol('both refuse');

/** Differences that every request of a kind has. */
export const always = {
  'sign-in': ['nonce'],
  exchange: ['accept'],
  refresh: ['accept'],
  revocation: ['accept', 'keepalive'],
  'sign-out': [],
};

/** Picked by hand: what it is, what is asked, and the ids of the differences it must show. */
export const edges = [
  // The cases of the official SDKs' own tests.
  ['sign-in: nothing asked', signIn()],
  ['sign-in: scopes, resources and a prompt', signIn({ prompt: 'login' }, { scopes: ['email', 'phone'], resources: [api, 'urn:b'] })],
  ['sign-in: several prompts', signIn({ prompt: ['consent', 'login'] })],
  ['sign-in: the prompt of the configuration', signIn({}, { prompt: 'login' })],
  ['sign-in: a prompt in place of the configured one', signIn({ prompt: 'login' }, { prompt: 'consent' })],
  ['sign-in: prompt none alone', signIn({ prompt: 'none' })],
  ['sign-in: first screen wins over interactionMode', signIn({ firstScreen: 'register', interactionMode: 'signIn' })],
  ...['sign_in', 'register', 'reset_password', 'single_sign_on', 'identifier:sign_in', 'identifier:register']
    .map((firstScreen) => [`sign-in: first screen ${firstScreen}`, signIn({ firstScreen })]),
  ['sign-in: identifiers', signIn({ firstScreen: 'identifier:sign_in', identifiers: ['email', 'phone'] })],
  ['sign-in: identifiers to reset a password by', signIn({ firstScreen: 'reset_password', identifiers: ['email'] })],
  ['sign-in: identifiers in another order', signIn({ firstScreen: 'identifier:register', identifiers: ['username', 'phone', 'email'] })],
  ['sign-in: a login hint', signIn({ loginHint: 'alice@example.com' })],
  ['sign-in: a phone number as login hint', signIn({ loginHint: '+49 170 1234567' })],
  ['sign-in: straight to a social connector', signIn({ directSignIn: { method: 'social', target: 'wecom' } })],
  ['sign-in: straight to an enterprise connector', signIn({ directSignIn: { method: 'sso', target: 'azure-1' } })],
  ['sign-in: a one-time token', signIn({ oneTimeToken: 'token', loginHint: 'alice@example.com' })],
  ['sign-in: extra parameters', signIn({ extraParams: [['foo', 'bar'], ['baz', 'qux']] })],
  ['sign-in: an extra parameter without a value', signIn({ extraParams: [['flag', '']] })],
  ['sign-in: organization, languages and age, which theirs take as extra parameters',
    signIn({ organizationId: 'org-1', uiLocales: 'zh-CN zh en', maxAge: 0, extraParams: [['foo', 'bar']] })],
  ['sign-in: reserved scopes given again', signIn({}, { scopes: ['profile', 'openid', 'email', 'email'] })],
  ['sign-in: no reserved scopes, but openid', signIn({}, { ...unreserved, scopes: ['email', 'openid'] })],
  ['sign-in: organizations bring their resource', signIn({}, { scopes: [organizations] })],
  ['sign-in: organizations twice and a resource twice',
    signIn({}, { scopes: [organizations, organizations], resources: ['urn:123', 'urn:123'] })],
  ['sign-in: the resource of organizations stays where it was',
    signIn({}, { scopes: [organizations], resources: [organizationsResource, api] })],
  ['sign-in: organizations without the reserved scopes', signIn({}, { ...unreserved, scopes: ['openid', organizations] })],
  ['sign-in: everything at once',
    signIn(
      {
        prompt: ['login', 'consent'],
        firstScreen: 'identifier:sign_in',
        identifiers: ['email'],
        loginHint: 'alice',
        directSignIn: { method: 'social', target: 'wecom' },
        oneTimeToken: 'token',
        organizationId: 'org-1',
        uiLocales: 'ja',
        maxAge: 3600,
        extraParams: [['foo', 'bar']],
      },
      { scopes: ['email', organizations, 'read:books'], resources: [api, 'https://other.example/v1'] },
    )],

  // Letters and signs.
  ['sign-in: signs that forms encode', signIn({ loginHint: `a+b&c=d%20e*-._~!'()/?#"<>` })],
  ['sign-in: letters of all the world', signIn({ loginHint: 'ünï-張三-😀', extraParams: [['größe', '大きい']] })],
  ['sign-in: a redirect address with a port, a path and a query',
    signIn({}, {}, { redirectUri: 'http://localhost:8080/a/b%20c/callback?from=a+b&to=%C3%BC' })],
  ['sign-in: an application ID of signs', signIn({}, { appId: 'a+b&c=d' })],
  ['sign-in: a Logto below a path', signIn({}, { endpoint: 'https://host.example/tenant' })],
  ['sign-in: a Logto on this machine', signIn({}, { endpoint: 'http://localhost:3001' })],
  ['sign-in: a short and a long verifier', signIn({}, {}, { codeVerifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' })],

  // Where we add or leave out.
  ['sign-in: neither scopes nor reserved ones', signIn({}, unreserved), 'openid'],
  ['sign-in: only scopes of its own', signIn({}, { ...unreserved, scopes: ['custom', 'custom'] }), 'openid'],
  ['sign-in: a scope twice', signIn({}, { ...unreserved, scopes: ['email', 'openid', 'email'] }), 'scopes-once'],
  ['sign-in: a resource twice', signIn({}, { resources: [api, 'urn:b', api] }), 'resources-once'],
  ['sign-in: a prompt twice', signIn({ prompt: ['login', 'consent', 'login'] }), 'prompts-once'],
  ['sign-in: none twice is none', signIn({ prompt: ['none', 'none'] }), 'prompts-once'],
  ['sign-in: no prompt', signIn({ prompt: [] }), 'no-empty-prompt'],
  ['sign-in: no prompt by configuration', signIn({}, { prompt: [] }), 'no-empty-prompt'],
  ['sign-in: an identifier twice',
    signIn({ firstScreen: 'identifier:sign_in', identifiers: ['email', 'phone', 'email'] }), 'identifiers-once'],
  ['sign-in: interactionMode signIn', signIn({ interactionMode: 'signIn' }), 'interaction-mode'],
  ['sign-in: interactionMode signUp', signIn({ interactionMode: 'signUp' }), 'interaction-mode'],
  ['sign-in: the old name of a first screen', signIn({ firstScreen: 'signIn' }), 'first-screen-name'],
  ['sign-in: an endpoint with a query',
    signIn({}, { document: { authorization_endpoint: 'https://tenant.example/oidc/auth?tenant=1' } }), 'endpoint-with-query'],

  // What we refuse.
  ...[
    ['prompt none with another', { prompt: ['none', 'login'] }, 'prompt-none-alone'],
    ['prompt none with a first screen', { prompt: 'none', firstScreen: 'register' }, 'prompt-none-page'],
    ['prompt none with interactionMode', { prompt: 'none', interactionMode: 'signUp' }, 'prompt-none-page'],
    ['prompt none with a connector', { prompt: ['none'], directSignIn: { method: 'sso', target: 'a' } }, 'prompt-none-page'],
    ['prompt none with a one-time token', { prompt: 'none', oneTimeToken: 'token' }, 'prompt-none-page'],
    ['identifiers without a first screen', { identifiers: ['email'] }, 'identifiers-screen'],
    ['identifiers with another first screen', { firstScreen: 'register', identifiers: ['email'] }, 'identifiers-screen'],
    ['another state', { extraParams: [['state', 'mine']] }, 'extra-collides'],
    ['another response type', { extraParams: [['response_type', 'token']] }, 'extra-collides'],
    ['another challenge method', { extraParams: [['code_challenge_method', 'plain']] }, 'extra-collides'],
    ['a request object', { extraParams: [['request_uri', 'urn:mine']] }, 'extra-collides'],
    ['an option as extra parameter', { extraParams: [['ui_locales', 'ja']] }, 'extra-collides'],
    ['an extra parameter twice', { extraParams: [['foo', '1'], ['foo', '2']] }, 'extra-twice'],
    ['an extra parameter without a name', { extraParams: [['', 'x']] }, 'empty-option'],
    ['an empty login hint', { loginHint: '' }, 'empty-option'],
    ['a login hint of spaces', { loginHint: '  ' }, 'empty-option'],
    ['a connector without a name', { directSignIn: { method: 'social', target: '' } }, 'empty-option'],
    ['an empty one-time token', { oneTimeToken: '' }, 'empty-option'],
    ['an organization without an ID', { organizationId: '' }, 'empty-option'],
    ['no languages', { uiLocales: '' }, 'empty-option'],
    ['a login hint of two lines', { loginHint: 'alice\nbob' }, 'white-space'],
    ['a connector with a space', { directSignIn: { method: 'social', target: 'we com' } }, 'white-space'],
    ['a one-time token with a line end', { oneTimeToken: 'token\r\n' }, 'white-space'],
    ['an extra parameter of two lines', { extraParams: [['foo', 'a\nb']] }, 'white-space'],
  ].map(([name, options, id]) => [`sign-in, refused: ${name}`, signIn(options), id]),
  ...['/callback', 'app.example/callback', 'io.app://callback', 'https://app.example/callback#top', 'https://app.example/ü', '']
    .map((uri) => [`sign-in, refused: redirect address "${uri}"`, signIn({}, {}, { redirectUri: uri }), 'redirect-address']),
  ...['', 'email phone', ' ', 'a"b', 'ü']
    .map((scope) => [`sign-in, refused: scope "${scope}"`, signIn({}, { scopes: [scope] }), 'scope-token']),
  ...['', '/books', 'api.example.com', 'https://api.example.com#a', 'https://a.example,https://b.example']
    .map((resource) => [`sign-in, refused: resource "${resource}"`, signIn({}, { resources: [resource] }), 'resource-uri']),
  ...['', 'my app'].map((appId) => [`sign-in, refused: application ID "${appId}"`, signIn({}, { appId }), 'app-id']),
  ['sign-in, refused: plain http', signIn({}, { endpoint: 'http://tenant.example/' }), 'insecure-endpoint'],

  ['exchange: a code', exchange()],
  ['exchange: a code of signs', exchange({ code: 'a+b/c=&%20é' })],
  ['exchange: a redirect address with a query', exchange({ redirectUri: `${redirectUri}?from=a+b` })],
  ['exchange: further parameters', exchange({ further: [['scope', 'openid'], ['session_state', 's']] })],
  ['exchange: a resource', exchange({ resource: api }, { resources: [api] }), 'exchange-resource'],
  ...[
    ['no code', { state: 'state-of-this-sign-in', iss: issuer }],
    ['an empty code', { code: '', state: 'state-of-this-sign-in', iss: issuer }],
    ['no state', { code: 'code', iss: issuer }],
    ['another state', { code: 'code', state: 'other', iss: issuer }],
    ['an error', { error: 'access_denied', state: 'state-of-this-sign-in', iss: issuer }],
  ].map(([name, query]) => [`exchange, refused by both: ${name}`, exchange({ query }), bothRefuse]),
  ['exchange, refused: no issuer', exchange({ query: { code: 'code', state: 'state-of-this-sign-in' } }), 'callback-issuer'],
  ['exchange, refused: another issuer',
    exchange({ query: { code: 'code', state: 'state-of-this-sign-in', iss: 'https://evil.example/oidc' } }), 'callback-issuer'],
  ['exchange, refused: another address',
    exchange({ callback: `${redirectUri}-2?code=code&state=state-of-this-sign-in&iss=${encodeURIComponent(issuer)}` }), 'callback-address'],
  ['exchange, refused: two codes',
    exchange({ callback: `${redirectUri}?code=a&code=b&state=state-of-this-sign-in&iss=${encodeURIComponent(issuer)}` }), 'callback-twice'],
  ['exchange: a fragment after the state',
    exchange({ callback: `${redirectUri}?code=code&iss=${encodeURIComponent(issuer)}&state=state-of-this-sign-in#/home` }), 'callback-fragment'],

  ['refresh: nothing else', refresh()],
  ['refresh: a refresh token of signs', refresh({ refreshToken: 'a+b/c=&%20é' })],
  ['refresh: a resource', refresh({ resource: api }, { resources: [api] })],
  ['refresh: an organization', refresh({ organizationId: 'org-1' }, { scopes: [organizations] })],
  ['refresh: a resource within an organization',
    refresh({ resource: api, organizationId: 'org-1' }, { scopes: [organizations], resources: [api] })],
  ["refresh: the organizations' own resource", refresh({ resource: organizationsResource }, { scopes: [organizations] })],
  ['refresh: fewer scopes', refresh({ scopes: ['openid', 'email'] }, { scopes: ['email', 'phone'] })],
  ['refresh: everything at once',
    refresh({ resource: api, organizationId: 'org-1', scopes: ['write', 'read'] },
      { scopes: [organizations, 'read', 'write'], resources: [api] })],
  ['refresh, refused: a resource not asked for', refresh({ resource: api }, { resources: ['urn:b'] }), 'resource-not-asked'],
  ['refresh, refused: a resource without text', refresh({ resource: '' }, { resources: [api] }), 'empty-resource'],
  ['refresh, refused: an organization without an ID', refresh({ organizationId: '' }, { scopes: [organizations] }), 'empty-organization'],
  ['refresh, refused: organizations not asked for', refresh({ organizationId: 'org-1' }), 'organizations-not-asked'],
  ['refresh, refused: a scope not asked for', refresh({ resource: api, scopes: ['write'] }, { resources: [api] }), 'scope-not-asked'],

  ['revocation: a refresh token', revocation()],
  ['revocation: a refresh token of signs', revocation({ token: 'a+b/c=&%20é' })],
  ['revocation, refused: no such endpoint', revocation({}, { document: { revocation_endpoint: undefined } }), 'no-endpoint'],

  ['sign-out: back to the application', signOut({ postLogoutRedirectUri: 'http://localhost:8080/' })],
  ['sign-out: an address of signs', signOut({ postLogoutRedirectUri: 'https://app.example/a b?c=d&e=ü#f' })],
  ['sign-out: without an address', signOut()],
  ['sign-out: with an empty address', signOut({ postLogoutRedirectUri: '' })],
  ['sign-out: an endpoint with a query',
    signOut({ postLogoutRedirectUri: 'https://app.example/' }, { document: { end_session_endpoint: 'https://tenant.example/out?tenant=1' } }),
    'endpoint-with-query'],
  ['sign-out, refused: no such endpoint', signOut({}, { document: { end_session_endpoint: undefined } }), 'no-endpoint'],
].map(([name, asked, id]) => ({ name, asked, id }));
