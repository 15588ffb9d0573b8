/** A setting a person can correct: shown as one line, without a stack. */
export class ConfigError extends Error {}

const days = 24 * 60 * 60;

/** Reads the environment into settings; throws ConfigError naming the variable at fault. */
export function readConfig(env) {
  const port = integer(env, 'IDP_PORT', 3001, 1, 65535);
  const endpoint = readEndpoint(env.IDP_ENDPOINT, port);
  const bases = readBases(env);
  return {
    port,
    endpoint,
    issuer: `${endpoint}oidc`,
    behindProxy: Boolean(env.IDP_ENDPOINT),
    quiet: flag(env, 'IDP_QUIET'),
    empty: flag(env, 'IDP_EMPTY'),
    appId: readAppId(env.IDP_APP_ID),
    appOrigins: [...new Set(bases.map((base) => new URL(base).origin))],
    redirectUris: bases.map((base) => `${base}callback`),
    postLogoutRedirectUris: bases,
    ttl: {
      accessToken: seconds(env, 'IDP_ACCESS_TOKEN_TTL', 3600),
      resourceToken: seconds(env, 'IDP_RESOURCE_TOKEN_TTL', 3600),
      organizationToken: seconds(env, 'IDP_ORGANIZATION_TOKEN_TTL', 3600),
      idToken: seconds(env, 'IDP_ID_TOKEN_TTL', 3600),
      refreshToken: seconds(env, 'IDP_REFRESH_TOKEN_TTL', 14 * days),
    },
    wecom: readWecom(env, endpoint, port),
  };
}

function readEndpoint(value, port) {
  if (!value) return `http://localhost:${port}/`;
  const url = webUrl('IDP_ENDPOINT', value);
  if (url.pathname !== '/' || url.search || url.hash) {
    throw new ConfigError(`IDP_ENDPOINT must be an origin such as https://idp.example.test/, not "${value}"`);
  }
  return url.href;
}

function readAppId(value) {
  if (!value) return 'leptos-logto-dev';
  if (!/^[\w-]{1,64}$/.test(value)) {
    throw new ConfigError(`IDP_APP_ID may hold letters, digits, "-" and "_" only, not "${value}"`);
  }
  return value;
}

function readBases(env) {
  const origins = list(env.IDP_APP_ORIGINS ?? 'http://localhost:8080,http://127.0.0.1:8080');
  const bases = origins.map((origin) => {
    const url = webUrl('IDP_APP_ORIGINS', origin);
    if (url.pathname !== '/' || url.search || url.hash) {
      throw new ConfigError(`IDP_APP_ORIGINS takes origins such as http://localhost:8080; put "${origin}" in IDP_APP_BASES`);
    }
    return url.href;
  });
  for (const base of list(env.IDP_APP_BASES ?? '')) {
    const url = webUrl('IDP_APP_BASES', base);
    if (!url.pathname.endsWith('/') || url.search || url.hash) {
      throw new ConfigError(`IDP_APP_BASES takes base URLs that end in "/", such as http://localhost:8080/app/, not "${base}"`);
    }
    bases.push(url.href);
  }
  if (bases.length === 0) throw new ConfigError('IDP_APP_ORIGINS is empty: name at least one origin, such as http://localhost:8080');
  return [...new Set(bases)];
}

/** All of Corp ID, Agent ID and Secret mean WeCom itself; none mean the bundled simulator. */
function readWecom(env, endpoint, port) {
  const names = ['WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_SECRET'];
  const given = names.filter((name) => env[name]);
  if (given.length > 0 && given.length < names.length) {
    const missing = names.filter((name) => !env[name]);
    throw new ConfigError(`${given.join(', ')} given without ${missing.join(', ')}: set all three for WeCom itself, or none for the simulator`);
  }
  const simulated = given.length === 0;
  const simulator = `${endpoint}wecom-simulator/`;
  const base = (name, standard) => (env[name] ? withSlash(webUrl(name, env[name]).href) : standard);
  return {
    simulated,
    // An id of its own, as at Logto: a client that takes the target for it fails here too.
    connectorId: 'local-wecom-connector',
    corpId: env.WECOM_CORP_ID || 'ww-development',
    agentId: env.WECOM_AGENT_ID || '1000002',
    secret: env.WECOM_SECRET || 'wecom-development-secret',
    scope: env.WECOM_SCOPE || 'snsapi_userinfo',
    qrBase: base('WECOM_QR_BASE', simulated ? simulator : 'https://open.work.weixin.qq.com/'),
    inAppBase: base('WECOM_IN_APP_BASE', simulated ? simulator : 'https://open.weixin.qq.com/'),
    apiBase: base('WECOM_API_BASE', simulated ? `http://127.0.0.1:${port}/wecom-simulator/` : 'https://qyapi.weixin.qq.com/'),
  };
}

function webUrl(name, value) {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new ConfigError(`${name} holds "${value}", which is not an http or https URL`);
  }
  return url;
}

function integer(env, name, standard, least, most) {
  const value = env[name];
  if (value === undefined || value === '') return standard;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most) {
    throw new ConfigError(`${name} must be a whole number from ${least} to ${most}, not "${value}"`);
  }
  return number;
}

const seconds = (env, name, standard) => integer(env, name, standard, 1, 180 * days);

function flag(env, name) {
  const value = env[name] ?? '';
  if (!['', '0', '1'].includes(value)) throw new ConfigError(`${name} must be 1 or 0, not "${value}"`);
  return value === '1';
}

const list = (value) => value.split(',').map((item) => item.trim()).filter(Boolean);
const withSlash = (url) => (url.endsWith('/') ? url : `${url}/`);
