import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';

const server = fileURLToPath(new URL('../../idp/server.mjs', import.meta.url));

/** The local identity provider as a child process, on a port that was free. */
export class LocalProvider {
  #process;
  #environment;
  #log = [];
  appId = appId;

  constructor(port, origins, endpoint = `http://localhost:${port}/`, settings = {}) {
    this.port = port;
    this.endpoint = endpoint;
    this.issuer = `${this.endpoint}oidc`;
    this.#environment = {
      ...process.env, IDP_PORT: String(port), IDP_ENDPOINT: endpoint, IDP_APP_ORIGINS: origins.join(','), IDP_APP_ID: appId, ...settings,
    };
    delete this.#environment.IDP_QUIET;
  }

  /** `endpoint` is where the browser believes it is, unless that is where it listens; `settings` are further variables. */
  static async start(origins, endpoint, settings) {
    const provider = new LocalProvider(await freePort(), origins, endpoint, settings);
    await provider.start();
    return provider;
  }

  /** Starts it with a clean memory, on the same port as before, and waits until it listens. */
  async start() {
    const child = spawn(process.execPath, [server], { env: this.#environment, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process = child;
    process.once('exit', () => child.kill());
    this.#log = [];
    const keep = (line) => this.#log.push(line);
    readline.createInterface({ input: child.stderr }).on('line', keep);
    const lines = readline.createInterface({ input: child.stdout }).on('line', keep);
    const listening = new Promise((resolve) => lines.on('line', (line) => line.includes(this.endpoint) && resolve()));
    const ended = once(child, 'close').then(() => {
      throw new Error(`The local provider did not start. Run \`npm ci\` in idp/ if it was never installed. It said:\n${this.#log.join('\n')}`);
    });
    await Promise.race([listening, ended]);
    ended.catch(() => {});
  }

  async stop() {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'close');
    child.kill();
    await ended;
  }

  /** Uses one of its development controls: what an administrator or the passing of time would do. What it says, if anything. */
  async control(path, input = {}) {
    const response = await fetch(`http://localhost:${this.port}/_dev/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    if (!response.ok) throw new Error(`_dev/${path} answered ${response.status}: ${await response.text()}`);
    return response.status === 204 ? undefined : response.json();
  }
}

export const appId = 'leptos-logto-dev';
export const thirdPartyAppId = 'leptos-logto-third-party';

export async function freePort() {
  const probe = net.createServer().listen(0, 'localhost');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
