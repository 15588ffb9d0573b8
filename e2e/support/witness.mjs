import { expect } from '@playwright/test';

/**
 * Looks over a journey's shoulder. It learns every secret the provider hands to the browser and every
 * one the browser invents, then holds against it: addresses, the console, and what the pages show.
 */
export class Witness {
  #provider;
  #secrets = new Map();
  #addresses = [];
  #console = [];
  #uncaught = [];
  #expected = [];
  #documents = [];
  #pages = new Set();
  /** Requests of the application's own pages and navigations, in order. */
  requests = [];

  constructor(providerEndpoint) {
    this.#provider = providerEndpoint;
  }

  async watch(context) {
    await context.exposeBinding('reportViolation', ({ page }, text) => {
      if (this.#isApp(page.url())) this.#uncaught.push(text);
    });
    await context.exposeBinding('reportTokenResponse', (_source, text) => this.#learn(text));
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        window.reportViolation(`content security policy: ${violatedDirective} blocked ${blockedURI}`);
      });
      // Read here and not from the network log, which forgets bodies: nothing the application gets goes unseen.
      const { fetch } = window;
      window.fetch = async (...request) => {
        const response = await fetch(...request);
        if (new URL(response.url || location.href).pathname.endsWith('/oidc/token')) {
          await window.reportTokenResponse(await response.clone().text().catch(() => ''));
        }
        return response;
      };
    });
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

  /** The secrets learned so far, by name, for journeys that check what became of a token. */
  secrets() {
    return [...this.#secrets].map(([value, name]) => ({ name, value }));
  }

  /** The newest secret of a name: `access_token`, `refresh_token`, `id_token`, `code_verifier`. */
  latest(name) {
    return this.secrets().findLast((secret) => secret.name === name)?.value;
  }

  async check() {
    for (const page of this.#pages) {
      if (!page.isClosed() && this.#isApp(page.url())) this.#documents.push(await page.content());
    }
    const secrets = this.secrets();
    const seen = (texts, among) => among.filter(({ value }) => texts.some((text) => text.includes(value))).map(({ name }) => name);
    expect.soft(seen(this.#addresses, secrets), 'secrets in an address').toEqual([]);
    expect.soft(seen(this.#console, secrets), 'secrets in the console').toEqual([]);
    expect.soft(seen(this.#documents, secrets), 'secrets in a page').toEqual([]);
    const surprises = this.#uncaught.filter((text) => !this.#expected.some((pattern) => pattern.test(text)));
    expect.soft(surprises, 'uncaught errors and policy violations').toEqual([]);
  }

  #watchPage(page) {
    this.#pages.add(page);
    page.on('request', (request) => this.#request(request));
    page.on('framenavigated', (frame) => this.#addresses.push(frame.url()));
    page.on('console', (message) => {
      this.#console.push(message.text());
      if (message.text().includes('panicked at')) this.#uncaught.push(message.text());
    });
    page.on('pageerror', (error) => {
      if (this.#isApp(page.url())) this.#uncaught.push(String(error));
    });
  }

  #request(request) {
    this.#addresses.push(request.url());
    this.requests.push({
      method: request.method(),
      url: request.url(),
      body: request.postData(),
      allHeaders: () => request.allHeaders(),
      navigation: request.isNavigationRequest(),
    });
    const fields = new URLSearchParams(request.url().endsWith('/oidc/token') ? request.postData() ?? '' : '');
    if (fields.get('code_verifier')) this.#secrets.set(fields.get('code_verifier'), 'code_verifier');
  }

  #learn(text) {
    const answer = parse(text);
    for (const name of ['access_token', 'refresh_token', 'id_token']) {
      if (answer[name]) this.#secrets.set(answer[name], name);
    }
  }

  #isApp(url) {
    return url.startsWith('http') && !url.startsWith(this.#provider);
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
