import { permission, resource } from '../tenant.mjs';
import { notFound, Refusal, requireText } from './refusal.mjs';

export const resources = {
  'GET resources': ({ tenant }) => [200, tenant.resources.map(({ scopes, ...rest }) => rest)],
  'POST resources': ({ tenant }, { body }) => {
    requireText(body, 'name', 'indicator');
    if (tenant.resource(body.indicator)) {
      throw new Refusal(422, 'resource.resource_identifier_in_use', `The API identifier ${body.indicator} is already in use.`);
    }
    const created = resource({ ...body, scopes: [] });
    tenant.resources.push(created);
    return [201, created];
  },
  'DELETE resources/:id': ({ tenant }, { id }) => {
    const found = find(tenant, id);
    tenant.resources = tenant.resources.filter((one) => one !== found);
    return [204];
  },
  'GET resources/:id/scopes': ({ tenant }, { id }) => [200, find(tenant, id).scopes],
  'POST resources/:id/scopes': ({ tenant }, { id, body }) => {
    requireText(body, 'name');
    const found = find(tenant, id);
    if (found.scopes.some(({ name }) => name === body.name)) {
      throw new Refusal(422, 'scope.name_exists', `The scope name ${body.name} is already in use.`);
    }
    const created = permission(body);
    found.scopes.push(created);
    return [201, created];
  },
};

function find(tenant, id) {
  const found = tenant.resources.find((one) => one.id === id);
  if (!found) throw notFound(id);
  return found;
}
