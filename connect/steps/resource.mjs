/** The API resource and its permissions, as far as they are there. */
export async function findResource(api, { indicator }) {
  const resource = (await api.list('api/resources')).find((one) => one.indicator === indicator);
  return { resource, scopes: resource ? await api.list(`api/resources/${resource.id}/scopes`) : [] };
}

export function planResource({ resource, scopes: there }, { indicator, name, scopes }) {
  const what = `API resource ${indicator}`;
  const item = resource ? { what } : {
    what,
    done: 'created',
    gives: 'resource',
    call: { method: 'POST', path: 'api/resources', body: { name, indicator, accessTokenTtl: 3600 } },
  };
  return [item, ...scopes.map((scope) => planScope(scope, there, resource?.id ?? '<resource>'))];
}

function planScope(scope, there, id) {
  const what = `permission ${scope}`;
  if (there.some(({ name }) => name === scope)) return { what };
  return { what, done: 'created', call: { method: 'POST', path: `api/resources/${id}/scopes`, body: { name: scope, description: '' } } };
}
