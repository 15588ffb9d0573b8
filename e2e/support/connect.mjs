import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../connect/connect.mjs', import.meta.url));

/** Sets up a new local provider for a site, as `cargo xtask connect` does; writes `config`. */
export async function connect({ provider, origin, config }) {
  const options = {
    endpoint: provider.endpoint,
    machineId: 'leptos-logto-m2m',
    origins: [origin],
    base: '/',
    name: 'Leptos Logto',
    wecomCorpId: 'ww-development',
    wecomAgentId: '1000002',
    accountCenter: true,
    resource: 'https://api.example.com',
    resourceScopes: 'read write',
    config,
    configShown: 'config.json',
  };
  const child = spawn(process.execPath, [program, JSON.stringify(options)], {
    env: { ...process.env, LOGTO_M2M_SECRET: 'm2m-development-secret', WECOM_SECRET: 'wecom-development-secret' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { said += text; });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`connect ended with ${code}:\n${said}`);
}
