import { exchange, refresh, revocation, signIn, signOut } from './asked.mjs';

const organizations = 'urn:logto:scope:organizations';
const screens = ['sign_in', 'register', 'reset_password', 'single_sign_on', 'identifier:sign_in', 'identifier:register'];
const identifiers = ['username', 'email', 'phone'];
const knownScopes = [
  'openid', 'offline_access', 'profile', 'email', 'phone', 'address', 'roles', 'identities', 'custom_data',
  organizations, 'urn:logto:scope:organization_roles', 'read:books', 'write', 'urn:a,b',
];
const knownResources = [
  'https://api.example.com', 'https://api.example.com/v1?tenant=a&b=c', 'http://localhost:5000',
  'urn:example:orders', 'urn:logto:resource:organizations', 'api://42',
];
const redirects = [
  'https://app.example/callback', 'http://localhost:8080/callback', 'http://127.0.0.1:8080/app/callback',
  'https://app.example', 'https://app.example/?from=a+b&to=%C3%BC', 'https://app.example/callback?a=1',
];
const alphabet = `abcdefXYZ0189-._~*+%&=?/:#@!$'()[],;"<>\\^\`{|}éß漢張😀`;
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** So many option sets of each kind. */
export const counts = { 'sign-in': 1000, exchange: 150, refresh: 300, revocation: 100, 'sign-out': 150 };

/** Generated requests, the same for the same random numbers. Most make sense, some do not. */
export function generate(random) {
  return Object.entries(counts).flatMap(([kind, count]) => Array.from({ length: count }, () => make[kind](random)));
}

const make = {
  'sign-in': (random) => {
    const asked = signIn(options(random), application(random), secrets(random));
    if (random.chance(0.2)) random.pick(spoilers)(asked, random);
    return asked;
  },

  exchange: (random) =>
    exchange(
      {
        ...secrets(random),
        code: random.text(base64url + alphabet, 1, 60),
        further: random.some([['scope', 'openid email'], ['session_state', 'x y'], ['other', text(random)]]),
      },
      application(random),
    ),

  refresh: (random) => {
    const app = application(random);
    const mayAskOrganizations = app.scopes.includes(organizations) || random.chance(0.1);
    const resources = random.chance(0.1) ? [...knownResources, ''] : app.resources;
    return refresh(
      {
        refreshToken: random.text(base64url + alphabet, 1, 60),
        resource: random.maybe(0.6, () => random.pick(resources)),
        organizationId: mayAskOrganizations ? random.maybe(0.6, () => random.text(base64url, 0, 12)) : undefined,
        scopes: random.chance(0.3) ? random.some(random.chance(0.2) ? knownScopes : ['openid', ...app.scopes], 0, 4) : [],
      },
      app,
    );
  },

  revocation: (random) => revocation({ token: random.text(base64url + alphabet, 1, 60) }, application(random)),

  'sign-out': (random) =>
    signOut({ postLogoutRedirectUri: random.maybe(0.8, () => random.pick([...redirects, `https://app.example/${text(random)}`])) }, application(random)),
};

function application(random) {
  return {
    endpoint: random.pick(['https://tenant.example/', 'https://tenant.example', 'https://host.example/tenant/', 'http://localhost:3001/']),
    appId: random.text(base64url, 1, 21),
    scopes: [...random.some(knownScopes, 0, 6), ...(random.chance(0.2) ? random.some(knownScopes, 1, 2) : [])],
    resources: [...random.some(knownResources, 0, 3), ...(random.chance(0.1) ? [random.pick(knownResources)] : [])],
    includeReservedScopes: random.chance(0.75),
    prompt: random.maybe(0.3, () => prompt(random)),
  };
}

function secrets(random) {
  return {
    redirectUri: random.pick(redirects),
    state: random.text(base64url, 1, 86),
    nonce: random.text(base64url, 1, 86),
    codeVerifier: random.text(base64url, 43, 86),
  };
}

function options(random) {
  const firstScreen = random.maybe(0.4, () => random.pick(screens));
  const takesIdentifiers = firstScreen === 'reset_password' || firstScreen?.startsWith('identifier:');
  return {
    prompt: random.maybe(0.5, () => prompt(random)),
    firstScreen,
    interactionMode: random.maybe(0.1, () => random.pick(['signIn', 'signUp'])),
    identifiers: takesIdentifiers ? [...random.some(identifiers), ...(random.chance(0.1) ? random.some(identifiers) : [])] : [],
    loginHint: random.maybe(0.4, () => random.pick(['alice@example.com', '+49 170 1234567', text(random)])),
    directSignIn: random.maybe(0.25, () => ({
      method: random.pick(['social', 'sso']),
      target: random.pick(['wecom', 'google', text(random)]),
    })),
    oneTimeToken: random.maybe(0.15, () => text(random)),
    organizationId: random.maybe(0.2, () => text(random)),
    uiLocales: random.maybe(0.2, () => random.some(['zh-CN', 'zh', 'ja', 'en', 'pt-BR'], 1).join(' ')),
    maxAge: random.maybe(0.2, () => random.pick([0, 1, 3600, 2 ** 31])),
    extraParams: random.chance(0.3) ? extras(random) : [],
  };
}

/** As one value or as a list. */
function prompt(random) {
  return random.chance(0.5)
    ? random.pick(['consent', 'login'])
    : [...random.some(['consent', 'login']), ...(random.chance(0.1) ? ['consent'] : [])];
}

function extras(random) {
  const known = ['acr_values', 'display', 'id_token_hint', 'google_one_tap_credential', 'claims'];
  const names = [...random.some(known, 0, 2), ...random.some(['p', 'größe', `x${text(random)}`], 0, 2)];
  return names.map((name) => [name, random.chance(0.1) ? '' : text(random)]);
}

function text(random) {
  return random.text(alphabet, 1, 24);
}

/** Each makes one thing wrong. */
const spoilers = [
  ({ options }) => { options.prompt = ['none', 'consent']; },
  ({ options }, random) => {
    options.prompt = 'none';
    options.firstScreen = random.maybe(0.5, () => random.pick(screens));
  },
  ({ options }, random) => { options.identifiers = random.some(identifiers, 1); },
  ({ options }, random) => {
    const names = ['state', 'nonce', 'client_id', 'scope', 'resource', 'response_type', 'code_challenge', 'prompt', 'max_age'];
    options.extraParams = [...options.extraParams, [random.pick(names), text(random)]];
  },
  ({ options }, random) => {
    const name = random.pick(['loginHint', 'oneTimeToken', 'organizationId', 'uiLocales']);
    options[name] = random.pick(['', ' ', `${text(random)}\n`, `\t${text(random)}`]);
  },
  ({ options }, random) => { options.directSignIn = { method: 'social', target: random.pick(['', 'a b', 'a\u00a0b']) }; },
  (asked, random) => { asked.redirectUri = random.pick(['/callback', 'io.app://callback', `${asked.redirectUri}#${random.text('abc', 0, 3)}`]); },
  ({ application }, random) => { application.scopes = [...application.scopes, random.pick(['', 'a b', 'ü', 'a\\b'])]; },
  ({ application }, random) => { application.resources = [...application.resources, random.pick(['', 'books', 'https://a.example#b', 'urn:a,urn:b'])]; },
  ({ application }, random) => { application.appId = random.pick(['', 'my app', 'ü']); },
];
