/** Keeps the application, or what else is named, from coming until the function that this gives is called. */
export async function held(page, what = /_bg\.wasm$/) {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  await page.route(what, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** What is shown once the application is there. */
export const VIEW = /\/view-[^/]+\.wasm$/;
