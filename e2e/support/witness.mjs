import { expect } from '@playwright/test';
import { listen } from './witness-in-page.mjs';

/** What is handed to the browser or made up by it, and may be known to nobody but the provider and the APIs. */
const tokens = ['access_token', 'refresh_token', 'id_token'];

/**
 * Looks over a journey's shoulder. It learns every secret the provider hands to the browser and every
 * one the browser invents, then holds against it each place where somebody else could read: what pages
 * show, addresses, the history, the console, errors, referrers, and requests to third parties.
 */
export class Witness {
  #provider;
  #sites;
  #mayAsk = [];
  #secrets = new Map();
  #expected = [];
  #uncaught = [];
  #pages = new Set();
  #referrers = [];
  #thirdParties = [];
  /** The texts of each place, by its name. */
  #places = new Map();
  /** Requests of the application's own pages and navigations, in order. */
  requests = [];

  /** `sites` are those that serve the application; with whom one may speak stands in its `config`. */
  constructor(providerEndpoint, sites) {
    this.#provider = providerEndpoint;
    this.#sites = sites;
  }

  async watch(context) {
    const ofApp = (report) => ({ page }, ...said) => {
      if (this.#isApp(page.url())) report(...said);
    };
    await context.exposeBinding('reportViolation', ofApp((text) => this.#uncaught.push(text)));
    await context.exposeBinding('reportTokenResponse', (_source, text) => this.#learn(text));
    await context.exposeBinding('reportSeen', ofApp((place, text) => this.#note(place, text)));
    await context.addInitScript(listen);
    context.on('page', (page) => this.#watchPage(page));
    for (const page of context.pages()) this.#watchPage(page);
  }

  /** Requests whose address ends in this path, such as `/oidc/token`. */
  to(path) {
    return this.requests.filter(({ url }) => new URL(url).pathname.endsWith(path));
  }

  /** Says that an uncaught error like this belongs to the journey. */
  expectUncaught(pattern) {
    this.#expected.push(pattern);
  }

  /** Another site that serves the application. */
  alsoWatches(site) {
    this.#sites.push(site);
  }

  /** Says that a person enters this address, so that a page asks there. */
  mayAsk(url) {
    this.#mayAsk.push(new URL(url).origin);
  }

  /** The secrets learned so far, by name, for journeys that check what became of a token. */
  secrets() {
    return [...this.#secrets].filter(([, name]) => name !== 'code').map(([value, name]) => ({ name, value }));
  }

  /** The newest secret of a name: `access_token`, `refresh_token`, `id_token`, `code_verifier`, `code`. */
  latest(name) {
    return [...this.#secrets].findLast(([, known]) => known === name)?.[0];
  }

  async check() {
    expect.soft(await this.leaks(), 'secrets where others can read them').toEqual({});
    expect.soft(this.#referrers, 'requests that say which page they come from').toEqual([]);
    expect.soft(this.#thirdParties, 'requests to third parties').toEqual([]);
    const surprises = this.#uncaught.filter((text) => !this.#expected.some((pattern) => pattern.test(text)));
    expect.soft(surprises, 'uncaught errors and policy violations').toEqual([]);
  }

  /** The names of the secrets that are in each place where others can read; places without any are left out. */
  async leaks() {
    await Promise.all([...this.#pages].map((page) => this.#look(page)));
    const found = {};
    for (const [place, texts] of this.#places) {
      const all = [...texts].join('\n');
      const names = [...this.#secrets].filter(([value]) => all.includes(value)).map(([, name]) => name);
      if (names.length > 0) found[place] = [...new Set(names)].sort();
    }
    return found;
  }

  /** What went to somebody who is neither the provider nor an API, and what told where it came from. */
  get strayed() {
    return { referrers: this.#referrers, thirdParties: this.#thirdParties };
  }

  /** For the journeys that leak on purpose. */
  forget() {
    this.#places.clear();
    this.#referrers.length = 0;
    this.#thirdParties.length = 0;
  }

  #watchPage(page) {
    this.#pages.add(page);
    page.on('request', (request) => this.#request(request));
    page.on('framenavigated', (frame) => {
      if (!this.#isAnswer(frame.url())) this.#note('an address', frame.url());
    });
    page.on('console', (message) => {
      this.#note('the console', message.text());
      if (message.text().includes('panicked at')) this.#uncaught.push(message.text());
    });
    page.on('pageerror', (error) => {
      if (!this.#isApp(page.url())) return;
      this.#uncaught.push(String(error));
      this.#note('an error', `${error} ${error.stack}`);
    });
  }

  /** Asks a page that is open what others could read there. A page that is on its way elsewhere is seen there. */
  async #look(page) {
    if (page.isClosed() || !this.#isApp(page.url())) return;
    const said = await page.evaluate(() => window.lookAround?.() ?? {}).catch(() => ({}));
    for (const [place, texts] of Object.entries(said)) {
      for (const text of texts) this.#note(place, text);
    }
  }

  #request(request) {
    const url = request.url();
    const navigation = request.isNavigationRequest();
    // The provider's answer comes in an address; how soon that is gone is seen in the page.
    if (!this.#isAnswer(url) && !url.startsWith(this.#provider)) this.#note('an address', url);
    this.requests.push({ method: request.method(), url, body: request.postData(), allHeaders: () => request.allHeaders(), navigation });
    if (this.#isAnswer(url)) this.#keep('code', new URL(url).searchParams.get('code'));
    const fields = new URLSearchParams(url.endsWith('/oidc/token') ? request.postData() ?? '' : '');
    this.#keep('code_verifier', fields.get('code_verifier'));
    this.#keep('code', fields.get('code'));
    // Tokens have no business in the addresses of the provider either.
    if (url.startsWith(this.#provider)) this.#note('an address of the provider', url.replace(/([?&]code=)[^&]*/, '$1'));
    this.#judge(request, navigation);
  }

  /** Whether a request of the application goes where one may, without saying whence. */
  #judge(request, navigation) {
    const from = navigation ? request.headers().referer : pageOf(request);
    const site = this.#sites.find(({ origin }) => from?.startsWith(`${origin}/`));
    if (!site) return;
    const { origin, protocol } = new URL(request.url());
    const { referer } = request.headers();
    // A page that is loaded anew, and which the host sends to its address with a slash, is told by that address.
    if (referer && request.url() !== `${referer}/`) {
      this.#referrers.push(`${request.url()} from ${referer}`);
      this.#note('a referrer', referer);
    }
    if (navigation || !protocol.startsWith('http')) return;
    const known = [...allowed(site), ...this.#mayAsk].includes(origin);
    // Pictures of people lie anywhere; they learn nothing of who asks.
    if (!known && request.resourceType() !== 'image') this.#thirdParties.push(request.url());
    if (!known) this.#note('a request to a third party', `${request.url()} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`);
  }

  #learn(text) {
    const answer = parse(text);
    for (const name of tokens) this.#keep(name, answer[name]);
  }

  #keep(name, value) {
    if (value?.length >= 8) this.#secrets.set(value, name);
  }

  #note(place, text) {
    if (!this.#places.has(place)) this.#places.set(place, new Set());
    this.#places.get(place).add(text);
  }

  #isApp(url) {
    return url.startsWith('http') && !url.startsWith(this.#provider);
  }

  /** Whether this is the address by which the provider answers. */
  #isAnswer(url) {
    if (!URL.canParse(url)) return false;
    const { origin, pathname, search } = new URL(url);
    // Some hosts add a slash.
    const isCallback = (base = '/') => pathname === `${base}callback` || pathname === `${base}callback/`;
    return search !== '' && this.#sites.some((site) => site.origin === origin && isCallback(site.base));
  }
}

/** The origins that the page of a site may ask: its own, its provider's, its APIs'. */
function allowed({ origin, config }) {
  const { endpoint, apis = [] } = config?.endpoint ? config : {};
  const others = [endpoint, ...apis.map(({ url }) => url)].filter((url) => URL.canParse(url));
  return [origin, ...others.map((url) => new URL(url).origin)];
}

/** The page that makes a request; undefined for one that is gone. */
function pageOf(request) {
  try {
    return request.frame().url();
  } catch {
    return undefined;
  }
}

/** The members of a JSON object; none where a broken server answers something else. */
function parse(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
