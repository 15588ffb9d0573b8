import { observe } from './observer.mjs';

/** A phone in the middle range on a mobile network, as Lighthouse has it but with a shorter way. */
export const conditions = { cpu: 4, latency: 100, megabits: 6.4 };

/** A fast device far away: whatever a page waits for shows, and how busy the machine is does not. */
export const farAway = { cpu: 1, latency: 1500, megabits: 6.4 };

const deadline = 60_000;

/** The browser does not always tell what became of a request whose page was left. */
const forgotten = 10_000;

/** One tab of a slow device, watched: what it asks for, and when a person sees what. */
export class Tab {
  #reports = [];
  #waiting = [];
  #inFlight = new Set();
  #byId = new Map();
  #preflights = new Map();
  /** Every request in order: `{ url, method, at, answered, ended, bytes, cached, status }`. A redirection is one of its own. */
  requests = [];

  /** `words` are the accessible names and the person's name that the observer looks for. */
  static async open(context, words, { under = conditions } = {}) {
    const tab = new Tab();
    tab.page = await context.newPage();
    tab.cdp = await context.newCDPSession(tab.page);
    tab.#listen();
    await tab.cdp.send('Runtime.enable');
    await tab.cdp.send('Runtime.addBinding', { name: 'benchReport' });
    await tab.page.addInitScript(observe, words);
    await tab.cdp.send('Network.enable');
    if (under) await tab.#slowDown(under);
    return tab;
  }

  async #slowDown({ cpu, latency, megabits }) {
    const throughput = (megabits * 1_000_000) / 8;
    await this.cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    await this.cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
  }

  #listen() {
    this.cdp.on('Runtime.bindingCalled', ({ name, payload }) => name === 'benchReport' && this.#add(this.#reports, JSON.parse(payload)));
    this.cdp.on('Network.requestWillBeSent', ({ requestId, request, timestamp, wallTime, initiator }) => {
      const entry = { url: request.url, method: request.method, at: wallTime * 1000, timestamp, bytes: 0, cached: false };
      if (initiator.type === 'preflight') this.#preflights.set(entry, initiator.requestId);
      this.#byId.set(requestId, entry);
      this.#inFlight.add(requestId);
      this.#add(this.requests, entry);
    });
    this.cdp.on('Network.requestServedFromCache', ({ requestId }) => this.#amend(requestId, { cached: true }));
    this.cdp.on('Network.responseReceived', ({ requestId, timestamp, response }) => {
      const entry = this.#byId.get(requestId);
      this.#amend(requestId, { answered: entry.at + (timestamp - entry.timestamp) * 1000, status: response.status, ...(response.fromDiskCache && { cached: true }) });
    });
    this.cdp.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
      const entry = this.#byId.get(requestId);
      this.#amend(requestId, { ended: entry.at + (timestamp - entry.timestamp) * 1000, bytes: encodedDataLength });
      this.#inFlight.delete(requestId);
    });
    this.cdp.on('Network.loadingFailed', ({ requestId }) => this.#inFlight.delete(requestId));
  }

  #amend(requestId, changes) {
    const entry = this.#byId.get(requestId);
    if (entry) Object.assign(entry, changes);
  }

  #add(list, entry) {
    list.push(entry);
    this.#waiting = this.#waiting.filter(({ among, fits, resolve }) => !(among === list && fits(entry) && (resolve(entry), true)));
  }

  async #first(among, fits, problem) {
    const there = among.find(fits);
    if (there) return there;
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${problem} within ${deadline / 1000} s, at ${this.page.url()}`)), deadline);
    });
    const came = new Promise((resolve) => this.#waiting.push({ among, fits, resolve }));
    return Promise.race([came, late]).finally(() => clearTimeout(timer));
  }

  /** The first moment from `since` on at which the page showed it. */
  shown(what, since = 0) {
    return this.#first(this.#reports, (report) => report.what === what && report.at >= since, `The page did not come to “${what}”`);
  }

  /** The first request from `since` on to an address that begins so. */
  asked(prefix, since = 0) {
    return this.#first(this.requests, ({ url, at }) => url.startsWith(prefix) && at >= since, `Nothing asked for ${prefix}`);
  }

  /** Clicks where the control was when it was seen, as a hand does. */
  click({ x, y }) {
    return this.page.mouse.click(x, y);
  }

  /** Opens an address and says when the browser asked for it. */
  async visit(url) {
    const since = Date.now();
    const opening = this.page.goto(url, { waitUntil: 'commit' });
    // A click may leave the page before it is committed; what is awaited next decides.
    opening.catch(() => {});
    return (await this.asked(url, since - 1)).at;
  }

  /** Waits until nothing was asked for `milliseconds`. */
  async rest(milliseconds) {
    const end = Date.now() + deadline;
    while (Date.now() < end) {
      const before = this.requests.length;
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      const open = [...this.#inFlight].some((requestId) => Date.now() - this.#byId.get(requestId).at < forgotten);
      if (this.requests.length === before && !open) return;
    }
    throw new Error(`${this.page.url()} does not stop asking for things`);
  }

  /** First contentful paint and, beyond 50 ms each, how long the main thread was busy; of the present document. */
  painted() {
    return this.page.evaluate(() => ({
      firstContentfulPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      blocked: self.benchLongTasks.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
    }));
  }

  /** When the answer to a request came; a preflight (Fetch §4.8) is a part of the request it precedes. */
  answered(request) {
    return (this.#byId.get(this.#preflights.get(request)) ?? request).answered;
  }

  /** Bytes in use after a collection: JavaScript, the page's own objects, buffers, and WebAssembly's memory. */
  async memory() {
    await this.cdp.send('HeapProfiler.collectGarbage');
    const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await this.cdp.send('Runtime.getHeapUsage');
    const wasm = await this.page.evaluate(() => self.benchMemories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
    return usedSize + embedderHeapUsedSize + backingStorageSize + wasm;
  }
}
