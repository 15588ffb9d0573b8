import { spawn } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';
import { launchOptions, wholeBrowser } from './browser.mjs';

const env = process.env;

/** The browsers that speak WebDriver (W3C): what starts them, and what they are asked for. */
const browsers = {
  Chromium: {
    driver: env.CHROMEDRIVER || 'chromedriver',
    capabilities: { 'goog:chromeOptions': { binary: wholeBrowser, args: ['--headless', ...launchOptions.args, '--lang=en-US'] } },
  },
  Firefox: {
    driver: env.GECKODRIVER || 'geckodriver',
    capabilities: {
      'moz:firefoxOptions': {
        binary: env.FIREFOX || '/usr/bin/firefox-esr',
        args: ['-headless'],
        prefs: { 'intl.accept_languages': 'en-US' },
      },
    },
  },
};

export const browserNames = Object.keys(browsers);

/** A browser of its own profile, for what has to hold in every browser. */
export class WebDriver {
  #process;
  #address;
  #session;

  static async start(name) {
    const driver = new WebDriver();
    const { driver: program, capabilities } = browsers[name];
    driver.#process = spawn(program, ['--port=0'], { stdio: ['ignore', 'pipe', 'ignore'] });
    process.once('exit', () => driver.#process.kill());
    const port = await listeningPort(driver.#process, program);
    driver.#address = `http://127.0.0.1:${port}`;
    const timeouts = { implicit: 1_000, pageLoad: 30_000, script: 20_000 };
    const { sessionId } = await driver.#send('POST', '/session', { capabilities: { alwaysMatch: { ...capabilities, timeouts } } });
    driver.#session = `/session/${sessionId}`;
    return driver;
  }

  async close() {
    const ended = once(this.#process, 'close');
    await this.#send('DELETE', this.#session).catch(() => {});
    this.#process.kill();
    await ended;
  }

  async open(url) {
    await this.#send('POST', `${this.#session}/url`, { url });
  }

  async address() {
    return this.#send('GET', `${this.#session}/url`);
  }

  /** Waits for the element of an XPath and gives its text as a person sees it, once there is any to see. */
  async text(xpath) {
    return this.#with(xpath, async (element) => {
      const text = await this.#send('GET', `${element}/text`);
      if (!text) throw Object.assign(new Error(`nothing is seen of ${xpath}`), { code: unseen });
      return text;
    });
  }

  async click(xpath) {
    await this.#with(xpath, (element) => this.#send('POST', `${element}/click`, {}));
  }

  async type(xpath, text) {
    await this.#with(xpath, (element) => this.#send('POST', `${element}/value`, { text }));
  }

  async clickButton(name) {
    await this.click(`//button[normalize-space()='${name}']`);
  }

  async expectSession(state) {
    await this.#with(`/html[@data-session='${state}']`, () => {});
  }

  /** How a sign-in ended, as the application says: `signed-in` or `failed`. */
  async outcome() {
    return this.#with("/html[@data-session='signed-in' or @data-session='failed']", (element) => this.#send('GET', `${element}/attribute/data-session`));
  }

  /** Runs the body of a function in the page and gives what it returns or promises. */
  async run(body, ...args) {
    return this.#send('POST', `${this.#session}/execute/sync`, { script: body, args });
  }

  /**
   * Does something with an element as soon as there is one. A driver looks for it in the page it was asked about, also
   * when that is left for another: so it is asked again, until half a minute is over.
   */
  async #with(xpath, act) {
    const end = Date.now() + 30_000;
    for (;;) {
      try {
        const found = await this.#send('POST', `${this.#session}/element`, { using: 'xpath', value: xpath });
        return await act(`${this.#session}/element/${Object.values(found)[0]}`);
      } catch (error) {
        if (!passing.includes(error.code) || Date.now() > end) throw error;
      }
    }
  }

  async #send(method, path, body) {
    const response = await fetch(this.#address + path, { method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) {
      const asked = `${method} ${path.replace(this.#session, '')} ${JSON.stringify(body) ?? ''}`;
      throw Object.assign(new Error(`${asked}: ${value.error}: ${value.message}`), { code: value.error });
    }
    return value;
  }
}

/** Of an element that is there and hidden, as all of the application is until its last part is made. */
const unseen = 'unseen';

/** What a driver says of an element that is not there yet, or no more (WebDriver §6.6). */
const passing = [unseen, 'no such element', 'stale element reference', 'no such window', 'detached shadow root'];

/** The port that a driver says it listens on. */
async function listeningPort(child, program) {
  const failed = once(child, 'error').then(([error]) => {
    throw new Error(`${program} does not start (${error.message}): run \`cargo xtask setup\`, and name it with CHROMEDRIVER or GECKODRIVER.`);
  });
  const lines = readline.createInterface({ input: child.stdout });
  const said = new Promise((resolve) => {
    lines.on('line', (line) => {
      const port = line.match(/(?:successfully on port |[Ll]istening on [^ ]*:)(\d+)/)?.[1];
      if (port) resolve(Number(port));
    });
  });
  failed.catch(() => {});
  return Promise.race([said, failed]);
}
