/**
 * Runs in every page before its own scripts. In each frame it looks for what a person waits for and says,
 * once per document, when that is there and where: `{ what, at, x, y }`, `at` in milliseconds of the wall clock.
 */
export function observe({ signIn, name, profile }) {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const named = (selector, wanted) => [...document.querySelectorAll(selector)]
    .find((element) => (element.getAttribute('aria-label') ?? element.textContent).trim() === wanted && shown(element));
  const heading = (text) => named('h1, h2, h3', text);
  const awaited = {
    'signed-out': () => named('button', signIn),
    'signed-in': () => heading(name) && named('a[href]', profile),
    'profile': () => heading(profile),
  };
  const said = new Set();

  self.benchLongTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) self.benchLongTasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });

  requestAnimationFrame(function look() {
    for (const [what, find] of Object.entries(awaited)) {
      const found = said.has(what) ? undefined : find();
      if (!found) continue;
      said.add(what);
      const { left, top, width, height } = found.getBoundingClientRect();
      const at = performance.timeOrigin + performance.now();
      self.benchReport?.(JSON.stringify({ what, at, x: left + width / 2, y: top + height / 2 }));
    }
    requestAnimationFrame(look);
  });
}
