import { asksForOrganizations, endpoint, once, prompts, repeats } from './asked.mjs';

const every = ['sign-in', 'exchange', 'refresh', 'revocation', 'sign-out'];

/** What one side refuses, before anything is sent. */
export const refused = [
  refusal({
    id: 'prompt-none-alone',
    of: ['sign-in'],
    when: 'the prompt none is among others',
    ours: /^PromptNoneWithOthers$/,
    reason: 'the provider must answer with an error (OpenID Connect Core §3.1.2.1)',
    holds: (asked) => prompts(asked).includes('none') && once(prompts(asked)).length > 1,
  }),
  refusal({
    id: 'prompt-none-page',
    of: ['sign-in'],
    when: 'the prompt none comes with a first screen, a connector or a one-time token',
    ours: /^PromptNoneWithPage\(/,
    reason: 'none shows no page, the others choose one and would go unheard',
    holds: (asked) => prompts(asked).includes('none') &&
      [screen(asked), asked.options.directSignIn, asked.options.oneTimeToken].some((option) => option !== undefined),
  }),
  refusal({
    id: 'identifiers-screen',
    of: ['sign-in'],
    when: 'identifiers come without a first screen that asks for them',
    ours: /^IdentifiersWithoutScreen$/,
    reason: 'Logto would not look at them, and nobody would learn why',
    holds: (asked) => asked.options.identifiers.length > 0 &&
      !['identifier:sign_in', 'identifier:register', 'reset_password'].includes(screen(asked)),
  }),
  refusal({
    id: 'extra-collides',
    of: ['sign-in'],
    when: 'an extra parameter belongs to the protocol or has an option of its own',
    theirs: 'append it, so that it stands there twice or replaces one of the protocol',
    ours: /^ReservedParameter\(/,
    reason: 'no parameter may stand twice (RFC 6749 §3.1), and none may weaken the flow',
    holds: ({ options }) => options.extraParams.some(([name]) => reserved.includes(name)),
  }),
  refusal({
    id: 'extra-twice',
    of: ['sign-in'],
    when: 'an extra parameter is given twice',
    theirs: 'send the last',
    ours: /^RepeatedParameter\(/,
    reason: 'no parameter may stand twice (RFC 6749 §3.1), and which one is meant cannot be known',
    holds: ({ options }) => repeats(options.extraParams.map(([name]) => name)),
  }),
  refusal({
    id: 'empty-option',
    of: ['sign-in'],
    when: 'an option is given without text',
    theirs: 'drop some and send others without a value',
    ours: /^Empty\("\w+"\)$/,
    reason: 'an empty option is a mistake of the caller, who should learn of it',
    holds: ({ options }) => texts(options).some((text) => text.trim() === ''),
  }),
  refusal({
    id: 'white-space',
    of: ['sign-in'],
    when: 'an option has control characters, or white space where there can be none',
    ours: /^InvalidCharacter\("\w+"\)$/,
    reason: 'the value was pasted or glued together wrongly; no such user, connector or token exists',
    holds: ({ options }) => texts(options).some((text) => /[\s\p{Cc}]/u.test(text)) ||
      options.extraParams.some(([, value]) => /\p{Cc}/u.test(value)),
  }),
  refusal({
    id: 'redirect-address',
    of: ['sign-in'],
    when: 'the redirect address is not an absolute http or https address without fragment',
    ours: /^RedirectUri$/,
    reason: 'a page is at no other, and a fragment is forbidden (RFC 6749 §3.1.2)',
    holds: ({ redirectUri }) => !/^https?:\/\/[\x21-\x22\x24-\x7e]+$/.test(redirectUri),
  }),
  refusal({
    id: 'scope-token',
    of: every,
    when: 'a scope is not one word of the characters RFC 6749 §3.3 allows',
    theirs: 'send it as it is: other scopes than were meant',
    ours: /^Scope\((Empty|InvalidScope\()/,
    reason: 'a space makes two scopes of one; the other characters no provider accepts',
    holds: ({ application }) => application.scopes.some((scope) => !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope)),
  }),
  refusal({
    id: 'resource-uri',
    of: every,
    when: 'a resource is not an absolute URI without fragment and comma',
    ours: /^Resource\((Empty|InvalidResource\()/,
    reason: 'Logto answers invalid_target (RFC 8707 §2), and takes a comma for the end of one resource',
    holds: ({ application }) => application.resources.some((uri) => !/^[a-z][a-z0-9+.-]*:[^#,\s]+$/i.test(uri)),
  }),
  refusal({
    id: 'app-id',
    of: every,
    when: 'the application ID is empty or has characters that none has',
    ours: /^AppId$/,
    reason: 'the provider knows no such application; it is a mistake in the configuration',
    holds: ({ application }) => !/^[\x21-\x7e]+$/.test(application.appId),
  }),
  refusal({
    id: 'insecure-endpoint',
    of: every,
    when: 'Logto is reached over plain http, and not on this machine',
    ours: /^Endpoint\(Insecure\)$/,
    reason: 'codes and tokens would travel in the open (RFC 6749 §3.1, §3.2)',
    holds: ({ application }) => application.endpoint.startsWith('http://') &&
      new URL(application.endpoint).hostname !== 'localhost',
  }),
  refusal({
    id: 'no-endpoint',
    of: ['revocation', 'sign-out'],
    when: 'the provider names no endpoint for revocation or for the end of its session',
    theirs: 'go to the address `undefined`',
    ours: /^NoEndpoint$/,
    reason: 'there is nowhere to go',
    holds: ({ kind, application }) => endpoint(kind, application) === undefined,
  }),
  refusal({
    id: 'callback-issuer',
    of: ['exchange'],
    when: 'a callback names another issuer, or none although the provider always names itself',
    theirs: 'exchange the code all the same',
    ours: /^(IssuerMismatch|MissingIssuer)$/,
    reason: 'the code may be one of another provider (RFC 9207 §2.4)',
    holds: (asked) => callbackQuery(asked).get('iss') !== asked.application.document.issuer,
  }),
  refusal({
    id: 'callback-address',
    of: ['exchange'],
    when: 'a callback has another path that begins like the redirect address',
    theirs: 'exchange the code all the same',
    ours: /^RedirectMismatch$/,
    reason: 'the address is compared, not its beginning',
    holds: ({ redirectUri, callback }) =>
      new URL(callback).pathname !== new URL(redirectUri).pathname,
  }),
  refusal({
    id: 'callback-twice',
    of: ['exchange'],
    when: 'a callback has a parameter twice',
    theirs: 'take the first',
    ours: /^DuplicateParameter\(/,
    reason: 'no parameter may stand twice (RFC 6749 §3.1); one of them was put in',
    holds: (asked) => repeats([...callbackQuery(asked).keys()]),
  }),
  {
    id: 'callback-fragment',
    of: ['exchange'],
    when: 'a callback has a fragment',
    theirs: 'take it for the end of the last parameter, and refuse the state',
    ours: 'leaves it out of the query',
    reason: 'a query ends before the fragment (RFC 3986 §3.4)',
    explains: ({ at, theirs, ours }, { callback }) =>
      at === 'refusal' && callback.includes('#') &&
      theirs === 'callback_uri_verification.state_mismatched' && ours === undefined,
  },
  refusal({
    id: 'resource-not-asked',
    of: ['refresh'],
    when: 'a token is wanted for a resource that the sign-in did not ask for',
    ours: /TokenRequest\(ResourceNotAsked\)/,
    reason: 'Logto answers invalid_target, and the refresh token is lost with it',
    holds: ({ application, resource }) => resource !== undefined && resource !== '' &&
      !application.resources.includes(resource),
  }),
  refusal({
    id: 'empty-resource',
    of: ['refresh'],
    when: 'a token is wanted for a resource without text',
    theirs: 'ask for a token of no resource instead',
    ours: /TokenRequest\(ResourceNotAsked\)/,
    reason: 'the caller would get an opaque token where an API wants a JWT',
    holds: ({ resource }) => resource === '',
  }),
  refusal({
    id: 'empty-organization',
    of: ['refresh'],
    when: 'a token is wanted for an organization without an ID',
    theirs: 'ask for a token of no organization instead',
    ours: /TokenRequest\(OrganizationEmpty\)/,
    reason: 'the caller would get a token with other rights than were meant',
    holds: ({ organizationId }) => organizationId === '',
  }),
  refusal({
    id: 'organizations-not-asked',
    of: ['refresh'],
    when: 'a token is wanted for an organization, and the sign-in did not ask for organizations',
    ours: /TokenRequest\(OrganizationsScopeNotAsked\)/,
    reason: 'Logto answers insufficient_scope; their getOrganizationToken refuses it as well',
    holds: ({ application, organizationId }) => Boolean(organizationId) && !asksForOrganizations(application),
  }),
  refusal({
    id: 'scope-not-asked',
    of: ['refresh'],
    when: 'a token is wanted with a scope that the sign-in did not ask for',
    ours: /TokenRequest\(ScopeNotAsked\)/,
    reason: 'a refresh cannot widen what was granted (RFC 6749 §6)',
    holds: ({ application, scopes }) => scopes.some((scope) => !askedScopes(application).includes(scope)),
  }),
];

/** One that this library refuses with the error `ours` when `holds` says so, and theirs send. */
function refusal({ ours: error, holds, ...others }) {
  return {
    theirs: 'send it',
    ours: 'refuses',
    ...others,
    explains: ({ at, theirs, ours }, asked) =>
      at === 'refusal' && theirs === undefined && error.test(ours) && holds(asked) === true,
  };
}

const reserved = [
  'client_id', 'redirect_uri', 'response_type', 'response_mode', 'state', 'nonce', 'code_challenge',
  'code_challenge_method', 'scope', 'resource', 'request', 'request_uri', 'prompt', 'login_hint',
  'direct_sign_in', 'first_screen', 'identifier', 'one_time_token', 'organization_id', 'ui_locales', 'max_age',
];

function screen({ options }) {
  return options.firstScreen ?? options.interactionMode;
}

/** All that must be words of their own, and the names of extra parameters. Two may have spaces. */
function texts({ loginHint, directSignIn, oneTimeToken, organizationId, uiLocales, extraParams }) {
  const joined = [loginHint, uiLocales].map((text) => text?.replaceAll(' ', ''));
  const options = [...joined, directSignIn?.target, oneTimeToken, organizationId];
  return [...options.filter((text) => text !== undefined), ...extraParams.map(([name]) => name)];
}

function askedScopes({ scopes, includeReservedScopes }) {
  return ['openid', ...(includeReservedScopes ? ['offline_access', 'profile'] : []), ...scopes];
}

function callbackQuery({ callback }) {
  return new URL(callback).searchParams;
}
