import { SignInPage } from '../e2e/pages/sign-in-page.mjs';
import { person } from '../e2e/support/target.mjs';
import { inNewBrowser, words } from './journey.mjs';
import { Tab } from './tab.mjs';

const twoHours = 2 * 60 * 60;

/**
 * What it costs to open many tabs of a signed-in person at once: provider requests, refreshes and refused ones
 * among them, and writes to storage, each of which wakes every other tab. With `expired`, the access token's time
 * is over when they open.
 */
export async function manyTabs(browser, host, provider, { tabs, expired }) {
  const ahead = async (seconds) => {
    host.ahead = seconds;
    await provider.control('clock', { offset: seconds });
  };
  return inNewBrowser(browser, async (context) => {
    await context.addInitScript(countWrites);
    const first = await Tab.open(context, words, { under: null });
    await first.visit(`${host.origin}/`);
    await first.click(await first.shown('signed-out'));
    await new SignInPage(first.page).signIn(person);
    const back = await first.asked(`${host.origin}/callback?`);
    await first.shown('signed-in', back.at);
    await first.rest(4500);
    await first.page.close();

    if (expired) {
      await ahead(twoHours);
      await context.addInitScript(moveClock, twoHours * 1000);
    }
    try {
      const opened = await Promise.all(Array.from({ length: tabs }, () => Tab.open(context, words, { under: null })));
      await Promise.all(opened.map(async (tab) => tab.shown('signed-in', await tab.visit(`${host.origin}/`))));
      await Promise.all(opened.map((tab) => tab.rest(4500)));
      const requests = opened.flatMap((tab) => tab.requests)
        .filter(({ url, cached }) => url.startsWith(provider.endpoint) && !cached);
      const refreshes = requests.filter(({ url, method }) => method === 'POST' && url === `${provider.issuer}/token`);
      const writes = await Promise.all(opened.map(({ page }) => page.evaluate(() => self.benchWrites)));
      return {
        tabs,
        expired,
        requests: requests.length,
        refreshes: refreshes.length,
        refused: refreshes.filter(({ status }) => status >= 400).length,
        writes: writes.reduce((sum, count) => sum + count, 0),
      };
    } finally {
      if (expired) await ahead(0);
    }
  });
}

function countWrites() {
  self.benchWrites = 0;
  for (const name of ['setItem', 'removeItem', 'clear']) {
    const original = Storage.prototype[name];
    Storage.prototype[name] = function counted(...values) {
      if (this === self.localStorage) self.benchWrites += 1;
      return original.apply(this, values);
    };
  }
}

function moveClock(milliseconds) {
  const { now } = Date;
  Date.now = () => now() + milliseconds;
}
