/** A page that has begun no navigation for this long (milliseconds) begins none. */
const quiet = 3000;

/** The browser of the journeys and their pages: the same steps lead through any provider. */
const journeys = await load();

let browser;

/**
 * A browser session at the provider. A visit and what is done there answer
 * `{url, status, headers, text, chain}`; they end where the browser would reach the application,
 * with what a form posts there in `posted`.
 */
export async function openSession({ rp, userAgent }) {
  browser ??= journeys.launch();
  const context = await (await browser).newContext({ userAgent, locale: 'en-US' });
  return new Session(context, rp);
}

/** Ends the browser that all sessions of this file share. */
export async function closeBrowser() {
  await (await browser)?.close();
  browser = undefined;
}

class Session {
  #context;

  #rp;

  #page;

  constructor(context, rp) {
    this.#context = context;
    this.#rp = rp;
  }

  async close() {
    await this.#context.close();
  }

  /** In a tab of its own: one still on its way to the application would cut in. */
  async visit(url) {
    await this.#page?.close();
    this.#page = await this.#context.newPage();
    return this.#follow(() => this.#page.goto(url));
  }

  /** On the sign-in page. */
  async signIn(username, password) {
    return this.#follow(() => new journeys.SignInPage(this.#page).signIn({ username, password }));
  }

  /** On WeCom's page, the member of this id, or nobody; on the consent page, for these organizations. */
  async submit({ choice, organization = [] }) {
    if (choice === undefined) return this.#follow(() => new journeys.ConsentPage(this.#page).authorize([organization].flat()));
    const wecom = new journeys.WecomPage(this.#page);
    return this.#follow(() => (choice === '' ? wecom.refuse() : wecom.confirmAsId(choice)));
  }

  async cookies() {
    const all = await this.#context.cookies(this.#rp.endpoint);
    return all.map(({ name, value, path, httpOnly, sameSite }) => ({ name, value, path, httpOnly, sameSite }));
  }

  async clearCookie(name) {
    await this.#context.clearCookies({ name });
  }

  /**
   * Acts, and follows the navigations that causes until one leads to the application (nobody needs
   * to listen there), one leads to a page where the person has to act, or none has begun for a while.
   */
  async #follow(act) {
    const chain = [];
    const page = this.#page;
    let last;
    let settle;
    let timer;
    let done = false;
    const settled = new Promise((resolve) => { settle = resolve; });
    const wait = () => {
      clearTimeout(timer);
      if (done) timer = setTimeout(settle, quiet);
    };
    const finish = () => {
      done = true;
      wait();
    };
    const isStep = (request) => request.isNavigationRequest() && request.frame() === page.mainFrame();
    const listeners = {
      response: (response) => {
        if (!isStep(response.request())) return;
        const { location } = response.headers();
        chain.push({ status: response.status(), url: response.url(), location });
        last = response;
        const target = location && new URL(location, response.url());
        // A request that follows a redirect is told without its fragment.
        if (target?.origin === this.#rp.origin) settle({ url: target });
        else wait();
      },
      request: (request) => {
        if (!isStep(request)) return;
        const url = new URL(request.url());
        if (url.origin === this.#rp.origin) settle({ url, posted: new URLSearchParams(request.postData() ?? '') });
        else wait();
      },
      framenavigated: (frame) => {
        if (frame === page.mainFrame()) this.#asksForSomething(page).then(() => acted.then(() => settle()), () => {});
      },
    };
    for (const [event, listener] of Object.entries(listeners)) page.on(event, listener);
    let acted;
    try {
      acted = act().then(finish, (error) => {
        // A page that sends the browser on at once ends the visit that led to it; at the application nobody may listen.
        if (!/interrupted by another navigation|ERR_CONNECTION_REFUSED|ERR_ABORTED/.test(error.message)) throw error;
        finish();
      });
      acted.catch(() => {});
      await Promise.race([settled, acted]);
      const app = await settled;
      if (app) return { ...app, chain };
      return {
        url: new URL(page.url()), chain, text: await page.content(), status: last?.status(), headers: new Headers(last?.headers()),
      };
    } finally {
      clearTimeout(timer);
      for (const [event, listener] of Object.entries(listeners)) page.off(event, listener);
    }
  }

  /** Resolves when the page is one of those on which a person goes on, or an error in JSON. */
  async #asksForSomething(page) {
    await new journeys.SignInPage(page).identifier
      .or(new journeys.ConsentPage(page).authorizeButton)
      .or(new journeys.WecomPage(page).refuseButton)
      .or(page.getByRole('alert'))
      .or(page.locator('body > pre'))
      .first()
      .waitFor();
  }
}

async function load() {
  try {
    const parts = await Promise.all([
      import('../../e2e/support/browser.mjs'),
      import('../../e2e/pages/sign-in-page.mjs'),
      import('../../e2e/pages/consent-page.mjs'),
      import('../../e2e/pages/wecom-page.mjs'),
    ]);
    return Object.assign({}, ...parts);
  } catch (cause) {
    throw new Error('signing in needs the browser of the journeys: run `npm ci` in e2e/', { cause });
  }
}
