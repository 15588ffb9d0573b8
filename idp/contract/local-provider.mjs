import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const server = fileURLToPath(new URL('../server.mjs', import.meta.url));

/** A port nobody listens on at the moment. */
export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Starts the provider as its own process; resolves when it says it is ready. */
export async function startProvider(env = {}) {
  const port = env.IDP_PORT ?? await freePort();
  const child = spawn(process.execPath, [server], {
    env: { PATH: process.env.PATH, IDP_QUIET: '1', ...env, IDP_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8');
  await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the provider ended with ${code}`)));
    child.stdout.on('data', (text) => {
      output += text;
      if (output.includes('local provider ready')) resolve();
    });
  });
  const endpoint = `http://localhost:${port}/`;
  return {
    endpoint,
    port,
    /** A control for tests, such as `control('POST', 'clock', { offset: 60 })`. */
    control: (method, path, body) => fetch(`${endpoint}_dev/${path}`, { method, body: body && JSON.stringify(body) }),
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
