import { organizationsOf } from './permissions.mjs';

/** Which claims each scope releases (the names Logto uses). */
export const claimsByScope = {
  profile: [
    'name', 'family_name', 'given_name', 'middle_name', 'nickname', 'preferred_username', 'profile', 'picture',
    'website', 'gender', 'birthdate', 'zoneinfo', 'locale', 'updated_at', 'username', 'created_at',
  ],
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
  address: ['address'],
  roles: ['roles'],
  identities: ['identities', 'sso_identities'],
  custom_data: ['custom_data'],
  'urn:logto:scope:organizations': ['organizations', 'organization_data'],
  'urn:logto:scope:organization_roles': ['organization_roles'],
};

/** Scopes that release no claims of their own. */
export const bareScopes = ['openid', 'offline_access', 'urn:logto:scope:sessions'];

/**
 * Everything there is to say about a person; the scopes asked for choose from it.
 * `visible` narrows the organizations for a third-party application.
 */
export function claimsOf(person, use, visible = () => true) {
  const memberOf = organizationsOf(person).filter(({ id }) => visible(id));
  const claims = {
    ...profileClaims(person.profile),
    name: person.name,
    picture: person.avatar,
    username: person.username,
    // Milliseconds, unlike OpenID Connect Core 5.1: so Logto sends them.
    updated_at: person.updatedAt,
    created_at: person.createdAt,
    email: person.email,
    email_verified: Boolean(person.email),
    phone_number: person.phone,
    phone_number_verified: Boolean(person.phone),
    roles: person.roles,
    organizations: memberOf.map(({ id }) => id),
    organization_roles: memberOf.flatMap(({ id }) => person.memberships[id].map((role) => `${id}:${role}`)),
  };
  if (use === 'id_token') return claims;
  return {
    ...claims,
    identities: person.identities,
    sso_identities: [],
    custom_data: person.customData,
    organization_data: memberOf.map(({ id, name, description }) => ({ id, name, description })),
  };
}

function profileClaims(profile) {
  const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(profile).map(([name, value]) => [snake(name), value]));
}
