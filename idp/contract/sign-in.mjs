import { createRequire } from 'node:module';
import { HttpBrowser } from './http-browser.mjs';

/** A page that has begun no navigation for this long (milliseconds) begins none. */
const quiet = 1500;

/**
 * A browser session at the provider, in one of two ways: over plain HTTP for the local provider,
 * whose pages are forms, or in Chromium for any other. Both answer a visit with
 * `{url, status, headers, text, chain}`; it ends where the browser would reach the application.
 */
export async function openSession({ foreign, rp, userAgent }) {
  const session = foreign ? new ChromiumSession(rp, userAgent) : new HttpSession(rp, userAgent);
  await session.open();
  return session;
}

class HttpSession {
  #browser;

  #page;

  #stopAt;

  constructor(rp, userAgent) {
    this.#browser = new HttpBrowser({ userAgent });
    this.#stopAt = `${rp.origin}/`;
  }

  async open() {}

  async close() {}

  async visit(url) {
    return this.#arrived(await this.#browser.navigate(url, { stopAt: this.#stopAt }));
  }

  /** Fills in and submits the sign-in form of the page last visited. */
  async signIn(username, password) {
    return this.submit({ identifier: username, password });
  }

  async submit(fields) {
    return this.#arrived(await this.#browser.submit(this.#page, fields));
  }

  async cookies() {
    return this.#browser.cookies;
  }

  async clearCookie(name) {
    this.#browser.forgetCookie(name);
  }

  /** Scripts of the provider's pages submit this form at once. */
  async #arrived(page) {
    const chain = [];
    let current = page;
    chain.push(...current.chain);
    while (/<input type="hidden" name="xsrf"/.test(current.text ?? '')) {
      current = await this.#browser.submit(current);
      chain.push(...current.chain);
    }
    this.#page = current;
    const { url, text, response } = current;
    return { url, text, chain, status: response?.status, headers: response?.headers };
  }
}

class ChromiumSession {
  #appOrigin;

  #endpoint;

  #userAgent;

  #browser;

  #context;

  #page;

  constructor(rp, userAgent) {
    this.#appOrigin = rp.origin;
    this.#endpoint = rp.endpoint;
    this.#userAgent = userAgent;
  }

  async open() {
    this.#browser = await playwright().chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    });
    this.#context = await this.#browser.newContext({ userAgent: this.#userAgent, locale: 'en-US' });
  }

  async close() {
    await this.#browser?.close();
  }

  /** In a tab of its own: one still on its way to the application would cut in. */
  async visit(url) {
    await this.#page?.close();
    this.#page = await this.#context.newPage();
    return this.#follow(() => this.#page.goto(url));
  }

  async signIn(username, password) {
    return this.#follow(async () => {
      const submit = this.#page.locator('button[type=submit]');
      const secret = this.#page.locator('input[name=password]');
      await this.#page.locator('input[name=identifier]').fill(username);
      // The password may be asked on a page of its own.
      if (!(await secret.isVisible())) await submit.click();
      await secret.fill(password);
      await submit.click();
    });
  }

  async submit() {
    throw new Error('this form is known of the local provider only');
  }

  async cookies() {
    const all = await this.#context.cookies(this.#endpoint);
    return all.map(({ name, value, path, httpOnly, sameSite }) => ({ name, value, path, httpOnly, sameSite }));
  }

  async clearCookie(name) {
    await this.#context.clearCookies({ name });
  }

  /**
   * Acts, and follows the navigations that causes until one leads to the application (nobody needs
   * to listen there) or none has begun for a while.
   */
  async #follow(act) {
    const chain = [];
    const page = this.#page;
    let last;
    let settle;
    let timer;
    const settled = new Promise((resolve) => { settle = resolve; });
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(settle, quiet);
    };
    const listen = (response) => {
      const request = response.request();
      if (request.frame() !== page.mainFrame() || !request.isNavigationRequest()) return;
      const { location } = response.headers();
      const target = location && new URL(location, response.url());
      chain.push({ status: response.status(), url: response.url(), location });
      if (target?.origin === this.#appOrigin) settle(target);
      else wait();
      last = response;
    };
    page.on('response', listen);
    try {
      const acted = act().then(wait, (error) => {
        // A page that sends the browser on at once ends the visit that led to it.
        if (!error.message.includes('interrupted by another navigation')) throw error;
        wait();
      });
      acted.catch(() => {});
      await Promise.race([settled, acted]);
      const app = await settled;
      if (app) return { url: app, chain };
      return {
        url: new URL(page.url()), chain, text: await page.content(), status: last?.status(), headers: new Headers(last?.headers()),
      };
    } finally {
      clearTimeout(timer);
      page.off('response', listen);
    }
  }
}

/** Comes with the browser journeys, which are not needed for the local provider. */
function playwright() {
  try {
    return createRequire(new URL('../../e2e/package.json', import.meta.url))('playwright-core');
  } catch (cause) {
    throw new Error('signing in elsewhere needs a browser: run `npm ci` in e2e/', { cause });
  }
}
