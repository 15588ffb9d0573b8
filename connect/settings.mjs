import { Failure } from './failure.mjs';

const wecomScopes = ['snsapi_base', 'snsapi_userinfo', 'snsapi_privateinfo'];

/** What the options ask for, checked as far as that goes without asking Logto. */
export function readSettings(options) {
  const endpoint = readEndpoint(options.endpoint);
  const origins = [...new Set(options.origins.map(readOrigin))];
  return {
    endpoint,
    machineId: options.machineId,
    indicator: options.managementApi ?? managementApiOf(endpoint),
    indicatorGiven: Boolean(options.managementApi),
    origins,
    base: options.base,
    redirectUris: origins.map((origin) => `${origin}${options.base}callback`),
    postLogoutRedirectUris: origins.map((origin) => `${origin}${options.base}`),
    name: options.name,
    appId: options.appId,
    wecom: readWecom(options),
    accountCenter: options.accountCenter,
    resource: readResource(options),
    configFile: options.config,
    configShown: options.configShown,
    updateConfig: options.updateConfig,
    dryRun: options.dryRun,
  };
}

/** What the application accepts as its endpoint, with a slash at its end. */
function readEndpoint(text) {
  const url = webUrl('--endpoint', text, 'https://your-tenant.logto.app/');
  if (url.search || url.hash) throw new Failure(`--endpoint must end before any ? or #, unlike ${text}`);
  if (url.username || url.password) throw new Failure('--endpoint must hold no user name or password');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new Failure(`--endpoint must be https, unlike ${text}: secrets are sent there (plain http only on localhost)`);
  }
  const path = url.pathname.replace(/\/*$/, '/');
  if (path.endsWith('/oidc/')) throw new Failure(`give --endpoint without /oidc at its end: ${url.origin}${path.slice(0, -'oidc/'.length)}`);
  return `${url.origin}${path}`;
}

function readOrigin(text) {
  const url = webUrl('--origin', text, 'https://app.example.com');
  if (url.hostname.includes('*')) throw new Failure(`--origin ${text} has a wildcard, which redirect URIs do not take; name each origin`);
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password) {
    throw new Failure(`--origin takes an origin alone, such as ${url.origin}, not ${text}; a path goes into --base, such as --base /app/`);
  }
  return url.origin;
}

function webUrl(option, text, example) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new Failure(`${option} takes an address such as ${example}, not ${text}`);
  }
  return url;
}

export const isLoopback = (host) => (
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
);

/** Logto Cloud names its API after the tenant, a Logto of one's own after the default one. */
function managementApiOf(endpoint) {
  const [tenant, ...domain] = new URL(endpoint).hostname.split('.');
  return `https://${domain.join('.') === 'logto.app' ? tenant : 'default'}.logto.app/api`;
}

function readWecom({ wecomCorpId: corpId, wecomAgentId: agentId, wecomScope: scope }) {
  if (!corpId && !agentId && !scope) return undefined;
  if (!corpId || !agentId) throw new Failure('WeCom needs both --wecom-corp-id and --wecom-agent-id');
  if (scope && !wecomScopes.includes(scope)) throw new Failure(`--wecom-scope takes ${wecomScopes.join(', ')}, not ${scope}`);
  return { corpId, agentId, scope };
}

function readResource({ resource: indicator, resourceName, resourceScopes }) {
  const scopes = [...new Set((resourceScopes ?? '').split(/\s+/).filter(Boolean))];
  if (!indicator) {
    if (resourceName || scopes.length > 0) throw new Failure('--resource-name and --resource-scopes need --resource as well, the API\'s identifier');
    return undefined;
  }
  if (!URL.canParse(indicator) || indicator.includes('#')) {
    throw new Failure(`--resource takes an absolute URI without a fragment, such as https://api.example.com, not ${indicator}`);
  }
  return { indicator, name: resourceName ?? (new URL(indicator).host || indicator), scopes };
}
