import { requireEditable, requireFirstParty, requireScope } from './access.mjs';
import { ApiError } from './api-error.mjs';
import { guard, matching, nullable, object, optional, text, url } from './guard.mjs';
import { hasSecurityMethod, requireVerification } from './verification-records.mjs';

const longestName = 128;
const longestUrl = 2048;

/** GET /my-account: what the scopes of the token and the fields of the tenant let through. */
export function showAccount(ctx, idp, access) {
  ctx.body = accountOf(idp, access);
}

function accountOf({ accountCenter }, { person, scopes }) {
  const { address, ...profile } = person.profile;
  const members = [
    ['username', 'profile', 'username', person.username],
    ['primaryEmail', 'email', 'email', person.email],
    ['primaryPhone', 'phone', 'phone', person.phone],
    ['name', 'profile', 'name', person.name],
    ['avatar', 'profile', 'avatar', person.avatar],
    ['customData', 'custom_data', 'customData', person.customData],
    ['identities', 'identities', 'social', person.identities],
    ['lastSignInAt', 'profile', undefined, person.lastSignInAt],
    ['createdAt', 'profile', undefined, person.createdAt],
    ['updatedAt', 'profile', undefined, person.updatedAt],
    ['profile', 'profile', 'profile', scopes.has('address') && address ? { ...profile, address } : profile],
    ['applicationId', 'profile', undefined, person.applicationId],
    ['cimdClientId', 'profile', undefined, null],
    ['isSuspended', 'profile', undefined, person.suspended],
    ['hasPassword', 'profile', 'password', person.password !== null],
  ];
  const shown = members.filter(([, scope, field]) => scopes.has(scope) && (!field || accountCenter.shows(field)));
  return {
    id: person.id,
    ...Object.fromEntries(shown.map(([name, , , value]) => [name, value])),
    hasSecurityVerificationMethod: hasSecurityMethod(person),
  };
}

/** PATCH /my-account: all of it or, if one member may not be, nothing. */
export function changeAccount(ctx, idp, access, body) {
  requireFirstParty(access);
  const change = guard(body, {
    name: optional(nullable(text)),
    avatar: optional(nullable(url)),
    username: optional(nullable(matching(/^[A-Z_a-z]\w*$/))),
    customData: optional(object),
  });
  const { person } = access;
  if (change.username !== undefined) requireVerification(ctx, idp, person);
  for (const field of Object.keys(change)) requireEditable(idp, field);
  requireScope(access, 'profile', 400);
  if (change.customData !== undefined) requireScope(access, 'custom_data', 400);
  if (Object.keys(change).length === 0) throw new ApiError(422, 'entity.invalid_input');
  if (change.name?.length > longestName || change.avatar?.length > longestUrl) throw new ApiError(422, 'entity.value_too_long');
  if (change.username !== undefined) checkUsername(idp, person, change.username);
  if (change.name === '') change.name = null;
  Object.assign(person, change, { updatedAt: Date.now() });
  showAccount(ctx, idp, access);
}

function checkUsername({ people }, person, username) {
  if (username === null) {
    requireAnotherIdentifier({ ...person, username: null });
    return;
  }
  if (username.length > longestName) throw new ApiError(422, 'user.username_too_long');
  const owner = people.byUsername(username);
  if (owner && owner !== person) throw new ApiError(422, 'user.username_already_in_use');
}

/** Somebody must be left to sign in as; a password alone is nobody. */
export function requireAnotherIdentifier({ username, email, phone, identities }) {
  if (!username && !email && !phone && Object.keys(identities).length === 0) {
    throw new ApiError(400, 'user.last_sign_in_method_required');
  }
}

const profileTexts = [
  'familyName', 'givenName', 'middleName', 'nickname', 'preferredUsername', 'profile', 'website', 'gender',
  'birthdate', 'zoneinfo', 'locale',
];
const addressTexts = ['formatted', 'streetAddress', 'locality', 'region', 'postalCode', 'country'];
const texts = (names) => Object.fromEntries(names.map((name) => [name, optional(text)]));

/** PATCH /my-account/profile: members are merged, an address replaces the one before. */
export function changeProfile(ctx, idp, access, body) {
  requireFirstParty(access);
  const change = guard(body, { ...texts(profileTexts), address: optional(object) });
  if (change.address) change.address = guard(change.address, texts(addressTexts));
  requireEditable(idp, 'profile');
  requireScope(access, 'profile', 400);
  if (change.address) requireScope(access, 'address', 400);
  const { person } = access;
  person.profile = { ...person.profile, ...change };
  if (Object.keys(change).length > 0) person.updatedAt = Date.now();
  ctx.body = person.profile;
}

const removal = (member, scope) => (ctx, idp, access) => {
  requireFirstParty(access);
  const { person } = access;
  requireVerification(ctx, idp, person);
  requireEditable(idp, scope);
  requireScope(access, scope, 400);
  if (person[member]) requireAnotherIdentifier({ ...person, [member]: null });
  Object.assign(person, { [member]: null, updatedAt: Date.now() });
  ctx.status = 204;
};

/** DELETE /my-account/primary-email */
export const removeEmail = removal('email', 'email');
/** DELETE /my-account/primary-phone */
export const removePhone = removal('phone', 'phone');
