/**
 * Runs in every page before its own scripts. After each change, in the frame that shows it, it looks for what a
 * person waits for and says, once per document, when that is there and where: `{ what, at, x, y }`, `at` in
 * milliseconds of the wall clock.
 */
export function observe({ signIn, name, profile }) {
  // What stands in a link beside its words may tell more.
  const words = (element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join('');
  const is = (element, wanted) => [element.getAttribute('aria-label') ?? element.textContent, words(element)].some((text) => text.trim() === wanted);
  // A menu that is folded has links of the same names.
  const named = (selector, wanted) => {
    const all = [...document.querySelectorAll(selector)].filter((element) => is(element, wanted));
    return all.find(visible) ?? all[0];
  };
  const heading = (text) => named('h1, h2, h3', text);
  const awaited = {
    'signed-out': () => named('button', signIn),
    'signed-in': () => heading(name) && named('a[href]', profile),
    'profile': () => heading(profile),
  };
  const visible = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  self.benchLongTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) self.benchLongTasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });

  // What WebAssembly allocates is in no count of the browser's.
  self.benchMemories = [];
  for (const start of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[start];
    WebAssembly[start] = async function instantiated(...input) {
      const result = await original.apply(this, input);
      const { memory } = (result.instance ?? result).exports;
      if (memory) self.benchMemories.push(memory);
      return result;
    };
  }

  let waiting = false;
  const lookSoon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(look);
  };
  const changes = new MutationObserver(lookSoon);
  changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  addEventListener('load', lookSoon, true);

  function look() {
    waiting = false;
    for (const [what, find] of Object.entries(awaited)) {
      const found = find();
      if (!found) continue;
      if (!visible(found)) {
        // It may only be fading in.
        lookSoon();
        continue;
      }
      delete awaited[what];
      const { left, top, width, height } = found.getBoundingClientRect();
      const at = performance.timeOrigin + performance.now();
      self.benchReport?.(JSON.stringify({ what, at, x: left + width / 2, y: top + height / 2 }));
    }
    if (Object.keys(awaited).length === 0) changes.disconnect();
  }
}
