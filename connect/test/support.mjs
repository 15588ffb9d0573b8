import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { startProvider } from '../../idp/contract/local-provider.mjs';
import { Failure } from '../failure.mjs';
import { run } from '../run.mjs';

export const secrets = { LOGTO_M2M_SECRET: 'm2m-development-secret', WECOM_SECRET: 'wecom-development-secret' };

/** Everything that the command can set up. */
export const everything = {
  wecomCorpId: 'ww-development',
  wecomAgentId: '1000002',
  accountCenter: true,
  resource: 'https://api.example.com',
  resourceScopes: 'read write',
};

/** A new Logto, and a folder for its config.json. */
export class Bench {
  static async open(env = {}) {
    const provider = await startProvider({ IDP_EMPTY: '1', ...env });
    return new Bench(provider, await mkdtemp(path.join(tmpdir(), 'connect-')));
  }

  constructor(provider, folder) {
    this.provider = provider;
    this.config = path.join(folder, 'config.json');
    this.options = {
      endpoint: provider.endpoint,
      machineId: 'leptos-logto-m2m',
      origins: ['http://localhost:8080'],
      base: '/',
      name: 'Leptos Logto',
      accountCenter: false,
      config: this.config,
      configShown: 'config.json',
      updateConfig: false,
      dryRun: false,
    };
  }

  async close() {
    await this.provider.stop();
    await rm(path.dirname(this.config), { recursive: true, force: true });
  }

  /** As new again. */
  async empty() {
    await this.provider.control('POST', 'reset');
    await rm(this.config, { recursive: true, force: true });
  }

  /** Runs the command: what it printed, and whether it passed or why it failed. */
  async connect(options = {}, { env = secrets, input = '', fetch } = {}) {
    const printed = [];
    const stream = { write: (text) => printed.push(text) };
    const text = () => printed.join('');
    try {
      const passed = await run({ ...this.options, ...options }, {
        env, fetch, stdin: Readable.from(input ? [Buffer.from(input)] : []), stdout: stream, stderr: stream,
      });
      return { passed, text: text() };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { failure: error.message, text: text() };
    }
  }

  readConfig() {
    return readFile(this.config, 'utf8').catch(() => undefined);
  }

  /** A call of the Management API, as an administrator's program makes it. */
  async manage(method, route, body) {
    const { access_token: token } = await (await fetch(`${this.provider.endpoint}oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`leptos-logto-m2m:${secrets.LOGTO_M2M_SECRET}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: 'https://default.logto.app/api', scope: 'all' }),
    })).json();
    const response = await fetch(`${this.provider.endpoint}api/${route}`, {
      method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: body && JSON.stringify(body),
    });
    return response.json();
  }

  /** All that the command could have changed, without what is different each time. */
  async tenant() {
    const applications = await this.manage('GET', 'applications?types=SPA,Traditional');
    const resources = (await this.manage('GET', 'resources')).filter(({ name }) => name !== 'Logto Management API');
    const scopes = await Promise.all(resources.map(({ id }) => this.manage('GET', `resources/${id}/scopes`)));
    return {
      applications: applications.map(({ id, createdAt, secret, ...rest }) => rest),
      connectors: (await this.manage('GET', 'connectors')).map(({ id, ...rest }) => rest),
      experience: await this.manage('GET', 'sign-in-exp'),
      accountCenter: await this.manage('GET', 'account-center'),
      resources: resources.map(({ id, ...rest }, at) => ({ ...rest, scopes: scopes[at].map(({ name }) => name) })),
    };
  }

  /** The requests since the last call that could have changed something. */
  async writes() {
    const log = await (await this.provider.control('GET', 'log')).json();
    await this.provider.control('DELETE', 'log');
    return log.filter(({ method, path: route }) => method !== 'GET' && route.startsWith('/api/')).map(({ method, path: route }) => `${method} ${route}`);
  }
}
