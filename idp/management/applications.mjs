import { application } from '../tenant.mjs';
import { invalidInput, notFound, requireText } from './refusal.mjs';

const types = ['Native', 'SPA', 'Traditional', 'MachineToMachine'];

export const applications = {
  'GET applications': ({ tenant }, { query: { types: wanted } }) => (
    [200, tenant.applications.filter(({ type }) => !wanted || wanted.split(',').includes(type)).map(shown)]
  ),
  'GET applications/:id': ({ tenant }, { id }) => [200, shown(find(tenant, id))],
  'POST applications': ({ tenant }, { body }) => {
    requireText(body, 'name', 'type');
    if (!types.includes(body.type)) throw invalidInput(['type'], 'Invalid enum value');
    check(body);
    const { name, description, type, oidcClientMetadata, customClientMetadata } = body;
    const created = application({ name, description, type, oidcClientMetadata, customClientMetadata });
    tenant.applications.push(created);
    return [200, shown(created)];
  },
  'PATCH applications/:id': ({ tenant }, { id, body }) => {
    const found = find(tenant, id);
    check(body);
    for (const name of ['name', 'description']) if (name in body) found[name] = body[name];
    for (const name of ['oidcClientMetadata', 'customClientMetadata']) Object.assign(found[name], body[name]);
    return [200, shown(found)];
  },
  'DELETE applications/:id': ({ tenant }, { id }) => {
    const found = find(tenant, id);
    tenant.applications = tenant.applications.filter((one) => one !== found);
    return [204];
  },
};

/** `secret` is internal to Logto; it authenticates nobody. */
const shown = ({ managesTenant, secret, ...rest }) => ({ ...rest, secret: 'internal' });

function find(tenant, id) {
  const found = tenant.application(id);
  if (!found) throw notFound(id);
  return found;
}

function check({ oidcClientMetadata = {}, customClientMetadata = {} }) {
  const lists = [
    ['oidcClientMetadata', 'redirectUris', oidcClientMetadata.redirectUris],
    ['oidcClientMetadata', 'postLogoutRedirectUris', oidcClientMetadata.postLogoutRedirectUris],
    ['customClientMetadata', 'corsAllowedOrigins', customClientMetadata.corsAllowedOrigins],
  ];
  for (const [group, name, list = []] of lists) {
    if (!Array.isArray(list)) throw invalidInput([group, name], 'Expected array');
    const wrong = list.findIndex((uri) => typeof uri !== 'string' || !URL.canParse(uri));
    if (wrong >= 0) throw invalidInput([group, name, wrong], 'Invalid URL');
  }
}
