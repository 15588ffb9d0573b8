/** From now on everybody's clock shows so many seconds more: the servers', and that of every page that is loaded. */
export async function letPass(context, { provider, site }, seconds) {
  await provider.control('clock', { offset: seconds });
  site.ahead = seconds;
  await setClockAhead(context, seconds);
}

/**
 * As `letPass`, and time stands still there for every page that is loaded from now on: what has to happen within
 * seconds does, on the slowest of machines.
 */
export async function letPassAndStop(context, { provider, site }, seconds) {
  await provider.control('clock', { offset: seconds, stopped: true });
  site.ahead = seconds;
  await context.addInitScript(stopped, seconds * 1000);
}

/** Sets the device's clock, for every page that is loaded from now on. */
export async function setClockAhead(context, seconds) {
  await context.addInitScript(ahead, seconds * 1000);
}

/** As `setClockAhead`, and for a page that is open already: its clock jumps. */
export async function jumpAhead(context, page, seconds) {
  await setClockAhead(context, seconds);
  await page.evaluate(ahead, seconds * 1000);
}

/** As `letPass`, and for pages that are open already: they have slept. */
export async function letPassWhileOpen(context, deployment, pages, seconds) {
  await letPass(context, deployment, seconds);
  await Promise.all(pages.map((page) => page.evaluate(ahead, seconds * 1000)));
}

function ahead(milliseconds) {
  const now = (window.trueNow ??= Date.now.bind(Date));
  Date.now = () => now() + milliseconds;
}

function stopped(milliseconds) {
  const now = (window.trueNow ??= Date.now.bind(Date));
  const at = now() + milliseconds;
  Date.now = () => at;
  const { setTimeout } = window;
  window.setTimeout = (ring, delay = 0, ...given) => (delay < 1000 ? setTimeout(ring, delay, ...given) : 0);
}
