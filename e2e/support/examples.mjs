import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ExamplePage } from '../pages/example-page.mjs';
import { expect, test as journey } from './journey.mjs';
import { LocalProvider } from './local-provider.mjs';
import { Site } from './site.mjs';

export { expect };

const root = fileURLToPath(new URL('..', import.meta.url));
const builds = path.resolve(root, process.env.E2E_EXAMPLES || '../target/test/examples');
const names = ['bare', 'guarded-api', 'minimal'];

/** Where the examples expect the provider: there is one address in their source, as in a copy of it. */
const endpoint = 'http://localhost:3001/';

/** A journey through one of the examples, as it stands; each spec file says which it is. */
export const test = journey.extend({
  example: [undefined, { scope: 'worker', option: true }],

  deployment: [async ({ example }, use) => {
    // The examples read no config.json; it says whom their pages may speak to.
    const site = await Site.open(path.join(builds, example), { config: { endpoint } });
    const provider = await LocalProvider.start([site.origin], endpoint);
    await use({ site, provider });
    await Promise.all([site.close(), provider.stop()]);
  }, { scope: 'worker' }],

  /** In this browser the endpoint leads to the provider of this worker. */
  launchOptions: [async ({ launchOptions, deployment }, use) => {
    const { host } = new URL(endpoint);
    const rule = `--host-resolver-rules=MAP ${host} 127.0.0.1:${deployment.provider.port}`;
    await use({ ...launchOptions, args: [...launchOptions.args, rule] });
  }, { scope: 'worker' }],
});

/** The journey that every example must be good for. */
export const signsInAndOut = () => test('a person signs in, is known after a reload, and signs out', async ({ page, signIn, person }) => {
  const example = new ExamplePage(page);
  await example.open();
  await example.expectSignedOut();
  await example.enter(signIn, person);
  await expect(page).toHaveURL('/');
  await page.reload();
  await example.expectSignedIn(person.name);
  await example.signOutButton.click();
  await example.expectSignedOut();
});

/** Ends a run that could only fail, with one line that says what to do. */
export function checkExamples() {
  const missing = names.filter((name) => !existsSync(path.join(builds, name, 'index.html')));
  if (missing.length === 0) return;
  console.error(`Not built in ${builds}: ${missing.join(', ')}. Run \`cargo xtask test examples\`, or set E2E_EXAMPLES to where they are.`);
  process.exit(1);
}
