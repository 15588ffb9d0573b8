import { Failure } from '../failure.mjs';

/** How a later run knows the application that an earlier one made. */
const mark = 'Set up by cargo xtask connect';

/** The application that is named, or that `config.json` names, or that an earlier run made; else none. */
export async function findApplication(api, settings, configured) {
  const { appId, endpoint, name } = settings;
  if (appId) {
    const found = await api.find(`api/applications/${encodeURIComponent(appId)}`);
    if (!found) {
      throw new Failure(`the Logto at ${endpoint} has no application with the ID ${appId} (--app-id); copy the ID from its console, or leave --app-id out to have an application made`);
    }
    return requireSpa(found, '--app-id');
  }
  const ofConfig = configured && await api.find(`api/applications/${encodeURIComponent(configured)}`);
  if (ofConfig) return requireSpa(ofConfig, settings.configShown);
  const namesakes = (await api.list('api/applications?types=SPA')).filter((app) => app.name === name);
  const own = namesakes.filter(({ description }) => description === mark);
  if (own.length > 1) {
    throw new Failure(`there are several applications “${name}” that this command made (${ids(own)}); say which with --app-id ID`);
  }
  if (own.length === 0 && namesakes.length > 0) {
    throw new Failure(`there is an application “${name}” that this command did not make (${ids(namesakes)}); use it with --app-id ID, or give another --name`);
  }
  return own[0];
}

const ids = (apps) => apps.map(({ id }) => id).join(', ');

function requireSpa(app, whence) {
  if (app.type === 'SPA') return app;
  throw new Failure(`the application “${app.name}” (${app.id}, ${whence}) is of the type ${app.type}, which Logto cannot change; name a single-page application with --app-id, or leave --app-id out to have one made`);
}

/** The application with every address of the origins, in one call or none. */
export function planApplication(found, settings) {
  return found ? planChange(found, settings) : planNew(settings);
}

function planNew({ name, redirectUris, postLogoutRedirectUris, origins }) {
  return [{
    what: `application “${name}”`,
    done: 'created',
    gives: 'application',
    call: {
      method: 'POST',
      path: 'api/applications',
      body: {
        name,
        description: mark,
        type: 'SPA',
        oidcClientMetadata: { redirectUris, postLogoutRedirectUris },
        customClientMetadata: { corsAllowedOrigins: origins, rotateRefreshToken: true },
      },
    },
  }];
}

function planChange({ id, name, oidcClientMetadata: oidc, customClientMetadata: custom }, settings) {
  const missing = {
    redirectUris: without(settings.redirectUris, oidc.redirectUris),
    // Logto compares these as URLs.
    postLogoutRedirectUris: settings.postLogoutRedirectUris.filter((uri) => !(oidc.postLogoutRedirectUris ?? []).some((known) => sameUrl(known, uri))),
    corsAllowedOrigins: without(settings.origins, custom.corsAllowedOrigins),
  };
  const added = [...new Set(Object.values(missing).flat())];
  const what = `application “${name}” (${id})`;
  if (added.length === 0) return [{ what }];
  // Lists are replaced whole, so they go back with what they held.
  const body = {
    oidcClientMetadata: {
      ...oidc,
      redirectUris: [...(oidc.redirectUris ?? []), ...missing.redirectUris],
      postLogoutRedirectUris: [...(oidc.postLogoutRedirectUris ?? []), ...missing.postLogoutRedirectUris],
    },
    customClientMetadata: {
      ...custom,
      corsAllowedOrigins: [...(custom.corsAllowedOrigins ?? []), ...missing.corsAllowedOrigins],
    },
  };
  return [{ what, done: `added ${added.join(' ')}`, call: { method: 'PATCH', path: `api/applications/${id}`, body } }];
}

const without = (wanted, there = []) => wanted.filter((one) => !there.includes(one));
const sameUrl = (a, b) => URL.canParse(a) && new URL(a).href === new URL(b).href;
