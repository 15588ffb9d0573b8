import { asksForOrganizations, endpoint, once, prompts, repeats } from './asked.mjs';

/** What this library sends otherwise. */
export const sent = [
  {
    id: 'nonce',
    of: ['sign-in'],
    when: 'every sign-in',
    theirs: 'send no nonce',
    ours: 'sends one, and checks it in the ID token',
    reason: 'it binds the ID token to this sign-in (OpenID Connect Core §3.1.2.1, §15.5.2)',
    explains: ({ at, name, theirs, ours }, { nonce }) =>
      at === 'parameter' && name === 'nonce' && is(theirs) && is(ours, nonce),
  },
  {
    id: 'openid',
    of: ['sign-in'],
    when: 'the reserved scopes are left out and openid is not asked for',
    theirs: 'send the scopes as they are, or none',
    ours: 'adds openid',
    reason: 'without it there is no ID token, and whoever signed in stays unknown (OpenID Connect Core §3.1.2.1)',
    explains: ({ at, name, theirs, ours }, { application }) =>
      at === 'parameter' && name === 'scope' && !application.includeReservedScopes &&
      !application.scopes.includes('openid') &&
      is(theirs, ...(application.scopes.length > 0 ? [application.scopes.join(' ')] : [])) &&
      is(ours, ['openid', ...once(application.scopes)].join(' ')),
  },
  {
    id: 'scopes-once',
    of: ['sign-in'],
    when: 'the reserved scopes are left out and a scope is given twice',
    theirs: 'send it twice',
    ours: 'sends it once',
    reason: 'a scope is in a set (RFC 6749 §3.3); with the reserved scopes, theirs do the same',
    explains: ({ at, name, theirs, ours }, { application }) =>
      at === 'parameter' && name === 'scope' && !application.includeReservedScopes &&
      repeats(application.scopes) && application.scopes.includes('openid') &&
      is(theirs, application.scopes.join(' ')) && is(ours, once(application.scopes).join(' ')),
  },
  {
    id: 'resources-once',
    of: ['sign-in'],
    when: 'a resource is given twice and organizations are not asked for',
    theirs: 'send it twice',
    ours: 'sends it once',
    reason: 'it means the same; with the scope of organizations, theirs do so too',
    explains: ({ at, name, theirs, ours }, { application }) =>
      at === 'parameter' && name === 'resource' && repeats(application.resources) &&
      !asksForOrganizations(application) &&
      is(theirs, ...application.resources) && is(ours, ...once(application.resources)),
  },
  {
    id: 'prompts-once',
    of: ['sign-in'],
    when: 'a prompt is given twice',
    theirs: 'send it twice',
    ours: 'sends it once',
    reason: 'a repeated prompt means nothing more to the provider',
    explains: ({ at, name, theirs, ours }, asked) =>
      at === 'parameter' && name === 'prompt' && repeats(prompts(asked)) &&
      is(theirs, prompts(asked).join(' ')) && is(ours, once(prompts(asked)).join(' ')),
  },
  {
    id: 'no-empty-prompt',
    of: ['sign-in'],
    when: 'the list of prompts is empty',
    theirs: 'send `prompt=`',
    ours: 'sends no prompt',
    reason: 'a parameter without a value counts as left out (RFC 6749 §3.1)',
    explains: ({ at, name, theirs, ours }, asked) =>
      at === 'parameter' && name === 'prompt' && prompts(asked).length === 0 && is(theirs, '') && is(ours),
  },
  {
    id: 'identifiers-once',
    of: ['sign-in'],
    when: 'an identifier is given twice',
    theirs: 'send it twice',
    ours: 'sends it once',
    reason: 'a page asks for each kind of identifier once',
    explains: ({ at, name, theirs, ours }, { options }) =>
      at === 'parameter' && name === 'identifier' && repeats(options.identifiers) &&
      is(theirs, options.identifiers.join(' ')) && is(ours, once(options.identifiers).join(' ')),
  },
  {
    id: 'interaction-mode',
    of: ['sign-in'],
    when: 'the deprecated option interactionMode is given and no first screen',
    theirs: 'send interaction_mode',
    ours: 'has only the first screen: sign_in for signIn, register for signUp',
    reason: 'it is deprecated in favour of the first screen, which says the same',
    explains: ({ at, name, theirs, ours }, { options }) =>
      at === 'parameter' && options.interactionMode !== undefined && options.firstScreen === undefined &&
      ((name === 'interaction_mode' && is(theirs, options.interactionMode) && is(ours)) ||
        (name === 'first_screen' && is(theirs) &&
          is(ours, options.interactionMode === 'signUp' ? 'register' : 'sign_in'))),
  },
  {
    id: 'first-screen-name',
    of: ['sign-in'],
    when: 'the first screen is given by its old name signIn',
    theirs: 'send signIn',
    ours: 'sends sign_in',
    reason: 'Logto opens the same page for both, and the old name is deprecated',
    explains: ({ at, name, theirs, ours }, { options }) =>
      at === 'parameter' && name === 'first_screen' && options.firstScreen === 'signIn' &&
      is(theirs, 'signIn') && is(ours, 'sign_in'),
  },
  {
    id: 'endpoint-with-query',
    of: ['sign-in', 'sign-out'],
    when: "the provider's endpoint has a query",
    theirs: 'append a second question mark, which spoils both queries',
    ours: 'keeps the query and adds to it',
    reason: 'RFC 6749 §3.1: the query of an endpoint must be retained',
    explains: ({ at, name, theirs, ours }, { kind, application }) => {
      const query = endpoint(kind, application)?.split('?')[1];
      if (at !== 'parameter' || query === undefined) return false;
      const [own, value] = query.split('=');
      return (name === own && is(theirs, `${value}?client_id=${application.appId}`) && is(ours, value)) ||
        (name === 'client_id' && is(theirs) && is(ours, application.appId));
    },
  },
  {
    id: 'accept',
    of: ['exchange', 'refresh', 'revocation'],
    when: 'every request to the provider',
    theirs: 'leave the Accept header to fetch',
    ours: 'accepts application/json',
    reason: 'nothing but JSON is read',
    explains: ({ at, name, theirs, ours }) =>
      at === 'header' && name === 'accept' && theirs === undefined && ours === 'application/json',
  },
  {
    id: 'keepalive',
    of: ['revocation'],
    when: 'every revocation',
    theirs: 'let it end with the page, which is about to be left',
    ours: 'lets it outlive the page',
    reason: 'a refresh token that is not revoked outlives the session at Logto',
    explains: ({ at, theirs, ours }) => at === 'keepalive' && theirs === false && ours === true,
  },
  {
    id: 'exchange-resource',
    of: ['exchange'],
    when: 'a resource is given to the exchange of a code, which only their core function allows',
    theirs: 'send it',
    ours: 'has no such option',
    reason: 'the first access token is for userinfo; those for resources come by refresh, as with their client',
    explains: ({ at, name, theirs, ours }, { resource }) =>
      resource !== undefined &&
      at === 'parameter' && name === 'resource' && is(theirs, resource) && is(ours),
  },
];

function is(values, ...expected) {
  return values.length === expected.length && values.every((value, at) => value === expected[at]);
}
