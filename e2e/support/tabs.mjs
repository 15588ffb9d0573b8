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

/** Opens the home page of a person who is signed in, until nothing of it is on its way any more. */
export async function openInformed(tab, { issuer }) {
  const informed = tab.page.waitForResponse(`${issuer}/me`);
  await tab.open();
  await informed;
}
