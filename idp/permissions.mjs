import { apiResources, organizationRoles, organizations, roles } from './seed.mjs';

/** Asked for at sign-in, it makes permissions of organizations grantable. */
export const organizationResource = 'urn:logto:resource:organizations';
export const organizationUrn = (id) => `urn:logto:organization:${id}`;

const allPermissions = [...new Set(Object.values(organizationRoles).flatMap((role) => role.permissions))];

export const findOrganization = (id) => organizations.find((organization) => organization.id === id);
export const findResource = (indicator) => apiResources.find((resource) => resource.indicator === indicator);
export const isMember = (person, organizationId) => Object.hasOwn(person.memberships, organizationId);

export function organizationsOf(person) {
  return organizations.filter(({ id }) => isMember(person, id));
}

/** What the person's roles in the organization permit there. */
export function organizationPermissions(person, organizationId) {
  return unique((person.memberships[organizationId] ?? []).flatMap((role) => organizationRoles[role].permissions));
}

/**
 * The scopes of a resource that the person holds now. Without an organization they come from roles
 * of the person and of every organization; with one, from its roles alone.
 * Nobody signed in yet: all the resource has. Unknown resource: undefined.
 */
export function resourceScopes(indicator, person, organizationId) {
  if (indicator === organizationResource) return allPermissions;
  const resource = findResource(indicator);
  if (!resource) return undefined;
  if (!person) return resource.scopes;
  const own = organizationId ? [] : person.roles.flatMap((role) => roles[role][indicator] ?? []);
  const through = Object.entries(person.memberships)
    .filter(([id]) => !organizationId || id === organizationId)
    .flatMap(([, held]) => held.flatMap((role) => organizationRoles[role].resources[indicator] ?? []));
  return unique([...own, ...through]);
}

const unique = (items) => [...new Set(items)];
