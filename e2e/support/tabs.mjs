import { expect } from '@playwright/test';

/** Freezes a tab as a browser does with one that nobody has looked at for a while. Returns the function that thaws it. */
export async function freeze(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  return () => session.send('Page.setWebLifecycleState', { state: 'active' });
}

/** Has the tab's renderer crash. */
export async function crash(page) {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  session.send('Page.crash').catch(() => {});
  await crashed;
}

/** Holds the tab's requests to an address. `held` settles when one is sent; `release` lets them go on. */
export function holding(page, url) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  const held = new Promise((resolve, reject) => {
    page.route(url, async (route) => {
      resolve();
      await released;
      // The tab may be gone.
      await route.continue().catch(() => {});
    }).catch(reject);
  });
  return { held, release };
}

/** Has the tab hear of the other tabs' writes late, and read them no sooner: browsers promise neither an order nor a time. */
export async function hearLate(page, milliseconds) {
  await page.addInitScript((delay) => {
    const { getItem, setItem, removeItem } = Storage.prototype;
    const known = new Map(Object.entries(localStorage));
    const repeated = new WeakSet();
    addEventListener('storage', (event) => {
      const { storageArea, key, newValue } = event;
      if (storageArea !== localStorage || repeated.has(event)) return;
      event.stopImmediatePropagation();
      setTimeout(() => {
        if (key === null) known.clear();
        else if (newValue === null) known.delete(key);
        else known.set(key, newValue);
        const again = new StorageEvent('storage', { storageArea, key, newValue });
        repeated.add(again);
        dispatchEvent(again);
      }, delay);
    });
    Storage.prototype.getItem = function (key) {
      return this === localStorage ? known.get(key) ?? null : getItem.call(this, key);
    };
    Storage.prototype.setItem = function (key, value) {
      if (this === localStorage) known.set(key, value);
      return setItem.call(this, key, value);
    };
    Storage.prototype.removeItem = function (key) {
      if (this === localStorage) known.delete(key);
      return removeItem.call(this, key);
    };
  }, milliseconds);
}

/** Waits until another tab of this one's origin wants a lock that somebody holds. */
export async function lockWanted(page) {
  await expect.poll(() => page.evaluate(async () => (await navigator.locks.query()).pending.length)).toBeGreaterThan(0);
}

/** Opens the home page of a person who is signed in, until nothing of it is on its way any more. */
export async function openInformed(tab, { issuer }) {
  const informed = tab.page.waitForResponse(`${issuer}/me`);
  await tab.open();
  await informed;
}
