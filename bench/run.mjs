import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../e2e/support/browser.mjs';
import { LocalProvider, appId } from '../e2e/support/local-provider.mjs';
import { journey } from './journey.mjs';
import { manyTabs } from './many-tabs.mjs';
import { microFigures } from './micro.mjs';
import { StaticHost } from './static-host.mjs';
import { conditions, farAway } from './tab.mjs';

/**
 * Measures and prints what was found, a line of JSON each; `cargo xtask bench` makes tables of them. What a person
 * wants to know meanwhile goes to standard error.
 */
const { BENCH_DIST, BENCH_FALLBACK, BENCH_MICRO, BENCH_RUNS = '9', BENCH_PARTS = 'journey,micro,tabs' } = process.env;
const parts = new Set(BENCH_PARTS.split(','));
const runs = Number(BENCH_RUNS);
const tabCounts = [1, 10, 50];

const say = (line) => process.stderr.write(`${line}\n`);
const found = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const scratch = await mkdtemp(path.join(os.tmpdir(), 'leptos-logto-bench-'));
const toClose = [];
let failed;
try {
  await main();
} catch (error) {
  failed = error;
} finally {
  for (const close of toClose.reverse()) await close();
  await rm(scratch, { recursive: true, force: true });
}
if (failed) {
  say(`The bench could not finish: ${failed.message}`);
  process.exitCode = 1;
}

async function main() {
  const browser = await launch();
  toClose.push(() => browser.close());
  found({ browser: `Chromium ${browser.version()}`, conditions, runs });
  if (parts.has('micro')) {
    say('Micro-figures …');
    found({ micro: await microFigures(browser, BENCH_MICRO) });
  }
  if (!parts.has('journey') && !parts.has('tabs')) return;
  const { provider, hosts } = await serve();
  if (parts.has('journey')) await compare(browser, provider, hosts);
  if (parts.has('tabs')) {
    for (const subject of ['app', 'react']) {
      for (const tabs of tabCounts) {
        for (const expired of [false, true]) {
          say(`${subject}: ${tabs} tab(s)${expired ? ', access token expired' : ''} …`);
          found({ subject, tabs: await manyTabs(browser, hosts[subject], provider, { tabs, expired }) });
        }
      }
    }
  }
}

/** Each application once in each round; every other round in reverse, so that none is always the first. */
async function compare(browser, provider, hosts) {
  const subjects = Object.keys(hosts);
  // Counts requests, and does for the first time what the provider and the browser would charge to the first run.
  for (const subject of subjects) {
    say(`${subject}: what it asks the provider for …`);
    const { requests } = await journey(browser, hosts[subject], provider, farAway);
    found({ subject, requests });
  }
  for (let run = 1; run <= runs; run += 1) {
    say(`Run ${run} of ${runs} …`);
    for (const subject of run % 2 ? subjects : subjects.toReversed()) {
      const { figures } = await journey(browser, hosts[subject], provider, conditions);
      found({ subject, run, figures });
    }
  }
}

/** The provider and one host for each application, all on free ports of their own. */
async function serve() {
  const names = ['app', ...(BENCH_FALLBACK ? ['fallback'] : []), 'least', 'react', 'react_userinfo'];
  const hosts = {};
  for (const name of names) {
    const host = await StaticHost.open();
    toClose.push(() => host.close());
    hosts[name] = host;
  }
  const provider = await LocalProvider.start(Object.values(hosts).map(({ origin }) => origin));
  toClose.push(() => provider.stop());
  await fill(hosts.app, BENCH_DIST, provider);
  if (hosts.fallback) await fill(hosts.fallback, BENCH_FALLBACK, provider);
  await fill(hosts.least, fileURLToPath(new URL('least/', import.meta.url)), provider);
  await fillWithReact(hosts.react, 'id-token', provider);
  await fillWithReact(hosts.react_userinfo, 'userinfo', provider);
  return { provider, hosts };
}

async function fill(host, directory, provider) {
  const config = { endpoint: provider.endpoint, appId, scopes: ['email', 'identities'], connectors: ['wecom'] };
  await host.add(directory);
  await host.put('/config.json', Buffer.from(JSON.stringify(config)));
}

/** Builds the React sample, which has the provider's address built in as such applications do. */
async function fillWithReact(host, userFrom, provider) {
  say(`Building the React sample (user from ${userFrom}) …`);
  const { build } = await import('vite');
  const directory = path.join(scratch, userFrom);
  Object.assign(process.env, {
    VITE_LOGTO_ENDPOINT: provider.endpoint,
    VITE_LOGTO_APP_ID: appId,
    VITE_USER_FROM: userFrom,
  });
  await build({
    root: fileURLToPath(new URL('react/', import.meta.url)),
    logLevel: 'warn',
    build: { outDir: directory, emptyOutDir: true },
  });
  await host.add(directory);
}
