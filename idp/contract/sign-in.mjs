import { createRequire } from 'node:module';
import { HttpBrowser } from './http-browser.mjs';

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
  #rp;

  #userAgent;

  #browser;

  #context;

  #page;

  constructor(rp, userAgent) {
    this.#rp = rp;
    this.#userAgent = userAgent;
  }

  async open() {
    this.#browser = await playwright().chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    });
    this.#context = await this.#browser.newContext({ userAgent: this.#userAgent, locale: 'en-US' });
    this.#page = await this.#context.newPage();
    await this.#page.route(`${this.#rp.origin}/**`, (route) => route.fulfill({ body: '' }));
  }

  async close() {
    await this.#browser?.close();
  }

  async visit(url) {
    return this.#during(() => this.#page.goto(url, { waitUntil: 'networkidle' }));
  }

  async signIn(username, password) {
    return this.#during(async () => {
      await this.#page.locator('input[name=identifier]').fill(username);
      const field = this.#page.locator('input[name=password]');
      // Logto may ask for the password on a page of its own.
      if (!(await field.isVisible())) await this.#page.locator('button[type=submit]').click();
      await field.fill(password);
      await this.#page.locator('button[type=submit]').click();
      await this.#page.waitForURL((url) => url.origin === this.#rp.origin);
    });
  }

  async submit() {
    throw new Error('this form is known at the local provider only');
  }

  async cookies() {
    const all = await this.#context.cookies(this.#rp.endpoint);
    return all.map(({ name, value, path, httpOnly, sameSite }) => ({ name, value, path, httpOnly, sameSite }));
  }

  async clearCookie(name) {
    await this.#context.clearCookies({ name });
  }

  async #during(act) {
    const chain = [];
    let last;
    const listen = async (response) => {
      if (!response.request().isNavigationRequest() || response.url().startsWith(this.#rp.origin)) return;
      last = response;
      chain.push({ status: response.status(), url: response.url(), location: response.headers().location });
    };
    this.#page.on('response', listen);
    await act();
    this.#page.off('response', listen);
    const url = new URL(this.#page.url());
    const atApp = url.origin === this.#rp.origin;
    return {
      url,
      chain,
      text: atApp ? undefined : await this.#page.content(),
      status: atApp ? undefined : last?.status(),
      headers: atApp ? undefined : new Headers(last?.headers()),
    };
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
