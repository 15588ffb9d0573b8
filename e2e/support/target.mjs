import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchOptions } from './browser.mjs';

/** What the environment says the journeys run against. */
const env = process.env;

const root = fileURLToPath(new URL('..', import.meta.url));

/** The built application. Relative paths count from `e2e/`. */
export const dist = path.resolve(root, env.E2E_DIST || '../dist');

/** The application built with the feature `software-crypto`. */
export const distWithSoftwareCrypto = path.resolve(root, env.E2E_DIST_SOFTWARE_CRYPTO || '../target/test/dist-software-crypto');

/** The application built with `--base /app/ --config` a file that names the local provider. */
export const distBelowApp = path.resolve(root, env.E2E_DIST_BELOW_APP || '../target/test/dist-below-app');

/** A real Logto, when the environment names one; else undefined and the local provider is started. */
export const realLogto = env.E2E_ENDPOINT
  ? { endpoint: withSlash(env.E2E_ENDPOINT), appId: env.E2E_APP_ID, port: Number(env.E2E_PORT || 8080) }
  : undefined;

/** Who signs in by password. */
export const person = realLogto
  ? { username: env.E2E_USERNAME, password: env.E2E_PASSWORD, name: env.E2E_NAME }
  : { username: 'alice', password: 'alice-password', name: 'Alice Adams' };

/** Ends a run that could only fail, with one line that says what to do. */
export function checkTarget() {
  const problem = problemOfTarget();
  if (!problem) return;
  console.error(problem);
  process.exit(1);
}

function problemOfTarget() {
  if (!existsSync(path.join(dist, 'index.html'))) {
    return `No built application in ${dist}: run \`cargo xtask build\`, or set E2E_DIST to one.`;
  }
  if (!existsSync(launchOptions.executablePath)) {
    return `No browser at ${launchOptions.executablePath}: install Chromium, or set CHROMIUM to one.`;
  }
  if (!realLogto) return undefined;
  const missing = ['E2E_APP_ID', 'E2E_USERNAME', 'E2E_PASSWORD'].filter((name) => !env[name]);
  if (missing.length > 0) return `E2E_ENDPOINT needs ${missing.join(', ')} too.`;
  if (!URL.canParse(realLogto.endpoint)) return `E2E_ENDPOINT is "${env.E2E_ENDPOINT}", which is not a URL.`;
  if (!(realLogto.port > 0 && realLogto.port < 65536)) return `E2E_PORT is "${env.E2E_PORT}", which is not a port.`;
  return undefined;
}

function withSlash(url) {
  return url.endsWith('/') ? url : `${url}/`;
}
