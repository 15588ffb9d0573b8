import { randomBytes } from 'node:crypto';
import { access, constants, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from './failure.mjs';

const firstScopes = ['email', 'identities'];

/** The configuration as it is; nothing where there is none. `shown` is its name for people. */
export async function readConfigFile(file, shown) {
  let text;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw new Failure(`${shown} could not be read (${error.code}); name another file with --config FILE`);
  }
  let value;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Failure(`${shown} is not JSON; mend it, or name another file with --config FILE`);
  }
  if (!isObject(value)) {
    throw new Failure(`${shown} is not a JSON object; mend it, or name another file with --config FILE`);
  }
  for (const list of ['scopes', 'resources', 'connectors']) {
    if (value[list] !== undefined && !(Array.isArray(value[list]) && value[list].every((item) => typeof item === 'string'))) {
      throw new Failure(`"${list}" in ${shown} is not a list of texts; mend it`);
    }
  }
  const ids = value.connectorIds;
  if (ids !== undefined && !(isObject(ids) && Object.values(ids).every((id) => typeof id === 'string'))) {
    throw new Failure(`"connectorIds" in ${shown} is not an object of texts; mend it`);
  }
  return value;
}

const isObject = (value) => Boolean(value) && typeof value === 'object' && !Array.isArray(value);

/** It is written last; whether it can be is better known before anything is changed. */
export async function requireWritable(file, shown) {
  for (const place of [path.dirname(file), file]) {
    await access(place, constants.W_OK).catch((error) => {
      if (place === file && error.code === 'ENOENT') return;
      throw new Failure(`${shown} cannot be written (${error.code}); name another file with --config FILE`);
    });
  }
}

/** The file that the repository comes with, before it names anybody's Logto. */
export const isPlaceholder = ({ endpoint, appId }) => appId === 'your-app-id' && endpoint === 'https://your-tenant.logto.app/';

/** The application's ID in a configuration for this endpoint. */
export function configuredApp(config, endpoint) {
  if (!config || isPlaceholder(config)) return undefined;
  return sameEndpoint(config.endpoint, endpoint) && typeof config.appId === 'string' ? config.appId : undefined;
}

/** What the file should hold: what is wanted, in the place of what differs, and everything else as it was. */
export function merged(config, { endpoint, appId, scopes, resources, connectors, connectorIds }) {
  const fresh = !config || isPlaceholder(config);
  const { connectors: _, ...placeholder } = config ?? {};
  const base = fresh ? { endpoint, appId, scopes: firstScopes, ...placeholder } : config;
  return {
    ...base,
    endpoint: sameEndpoint(base.endpoint, endpoint) ? base.endpoint : endpoint,
    appId,
    ...extended('scopes', base.scopes, scopes),
    ...extended('resources', base.resources, resources),
    ...extended('connectors', base.connectors, connectors),
    ...(Object.keys(connectorIds).length > 0 ? { connectorIds: { ...base.connectorIds, ...connectorIds } } : {}),
  };
}

/** The lines in which one differs from the other, as in a diff. */
export function difference(before, after) {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .flatMap((name) => [
      ...(name in before ? [`- "${name}": ${JSON.stringify(before[name])}`] : []),
      ...(name in after ? [`+ "${name}": ${JSON.stringify(after[name])}`] : []),
    ]);
}

/** Whole or not at all: the new text takes the place of the old in one step. */
export async function writeConfigFile(file, shown, config) {
  const next = `${file}.${randomBytes(6).toString('hex')}`;
  const text = `${JSON.stringify(config, null, 2)}\n`;
  try {
    await writeFile(next, text, { flag: 'wx' });
    await rename(next, file);
  } catch (error) {
    await rm(next, { force: true });
    throw new Failure(`${shown} could not be written (${error.code}); put this there yourself:\n${text}`);
  }
}

function sameEndpoint(a, b) {
  const withSlash = (text) => `${new URL(text).href.replace(/\/+$/, '')}/`;
  return typeof a === 'string' && URL.canParse(a) && withSlash(a) === withSlash(b);
}

function extended(name, list, wanted) {
  const added = wanted.filter((one) => !(list ?? []).includes(one));
  return added.length > 0 ? { [name]: [...(list ?? []), ...added] } : {};
}
