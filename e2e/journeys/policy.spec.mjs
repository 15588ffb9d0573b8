import { expect } from '@playwright/test';
import { reported, test, visitEverything } from '../support/policy-scene.mjs';
import { Site } from '../support/site.mjs';
import { dist } from '../support/target.mjs';
import { browserNames } from '../support/web-driver.mjs';

/** Asks for an address as a script on the page could; says what came of it. */
const ask = 'return fetch(arguments[0]).then(({ status }) => status, () => "refused")';

const shell = "//*[@id='shell' and @class='stuck']";
const isWasm = (name) => name.endsWith('.wasm');
const isMain = (name) => /^leptos-logto-[0-9a-f]+\.js$/.test(name);

const inserted = (html, text) => Buffer.from(html.toString().replace('<div id=shell>', `${text}<div id=shell>`));

for (const name of browserNames) {
  test.describe(name, { tag: '@local' }, () => {
    for (const policy of ['meta', 'headers']) {
      for (const storage of ['local', 'session']) {
        test(`signing in, every page and signing out violate no policy said in the ${policy}, with the session in ${storage} storage`, async ({ known, open }) => {
          const scene = await open(name, known.site(policy, storage));
          const seen = await visitEverything(scene);
          expect(seen).toEqual(expect.arrayContaining(['/', '/profile', '/nowhere']));
          // That nothing was reported until now means something only if this is.
          await scene.browser.run("document.body.append(Object.assign(document.createElement('img'), { src: 'http://192.0.2.1/' }))");
          expect(await reported(scene.site, /^img-src http:\/\/192\.0\.2\.1/), 'violations').toEqual([]);
        });
      }
    }

    test('once it knows its provider the page speaks with nobody else', async ({ open }) => {
      const { browser, site, provider } = await open(name);
      const other = await Site.open(dist);
      try {
        // As the built page comes: every https and this machine.
        const { config } = site;
        site.config = 404;
        await browser.open(`${site.origin}/`);
        await browser.expectSession('failed');
        expect(await browser.run('return fetch(arguments[0], { mode: "no-cors" }).then(() => "sent", () => "refused")', `${other.origin}/icon`)).toBe('sent');
        site.config = config;
        await browser.open(`${site.origin}/`);
        await browser.expectSession('signed-out');
        expect(await browser.run('return fetch(arguments[0], { mode: "no-cors" }).then(() => "sent", () => "refused")', `${other.origin}/icon`)).toBe('refused');
        const blocked = `
          const blocked = new Promise((resolve) => addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)));
          return fetch('https://elsewhere.example/').then(() => 'sent', () => blocked);`;
        expect(await browser.run(blocked)).toBe('connect-src');
        expect(await browser.run(ask, `${provider.issuer}/.well-known/openid-configuration`)).toBe(200);
        expect(await browser.run(ask, `${site.origin}/config.json`)).toBe(200);
      } finally {
        await other.close();
      }
    });

    test('text does not become script, and an address in it does not become a base', async ({ open }) => {
      const { browser, site } = await open(name);
      await browser.open(`${site.origin}/`);
      await browser.expectSession('signed-out');
      const thrown = (code) => browser.run(`try { ${code} } catch (error) { return error.name; } return 'nothing';`);
      // WebDriver's own scripts may run, what they make may not.
      expect(await thrown("document.body.innerHTML = '<p>x</p>'")).toBe('TypeError');
      expect(await thrown("document.createElement('script').text = 'self.made = 1'")).toBe('TypeError');
      expect(await thrown("trustedTypes.createPolicy('default', { createHTML: (text) => text })")).toBe('TypeError');
      expect(await thrown("setTimeout('self.made = 1')")).not.toBe('nothing');
      const base = "document.head.prepend(Object.assign(document.createElement('base'), { href: 'https://elsewhere.example/' })); return document.baseURI";
      expect(await browser.run(base)).toBe(`${site.origin}/`);
    });

    test('a script that somebody put into the page does not run', async ({ open }) => {
      const { browser, site } = await open(name);
      site.alter = (file, bytes) => (file === 'index.html' ? inserted(bytes, '<script>self.injected = 1</script><img src=x onerror="self.injected = 2">') : bytes);
      await browser.open(`${site.origin}/`);
      await browser.expectSession('signed-out');
      expect(await browser.run('return self.injected ?? "nothing"')).toBe('nothing');
    });

    const tampered = {
      // A letter of the words in it: without a check it would run and show them.
      'WebAssembly': (file, bytes) => (isWasm(file) ? Buffer.from(bytes.toString('latin1').replace('Sign in to see', 'Sign in to sea'), 'latin1') : bytes),
      'script': (file, bytes) => (isMain(file) ? Buffer.concat([bytes, Buffer.from('\nself.injected = 1;\n')]) : bytes),
      'WebAssembly, which is cut short,': (file, bytes) => (isWasm(file) ? bytes.subarray(0, bytes.length / 2) : bytes),
      'script, which is now a page,': (file, bytes) => (isMain(file) ? Buffer.from('<!doctype html>') : bytes),
    };
    for (const [what, alter] of Object.entries(tampered)) {
      test(`a tampered ${what} does not run, and the person is told`, async ({ open }) => {
        const altered = new Set();
        const { browser, site } = await open(name);
        site.alter = (file, bytes) => {
          const sent = alter(file, bytes);
          if (!sent.equals(bytes)) altered.add(file);
          return sent;
        };
        await browser.open(`${site.origin}/`);
        expect(await browser.text(shell)).toContain('This page could not start');
        expect(await browser.run('return [self.injected ?? "nothing", document.documentElement.dataset.session ?? "nothing"]')).toEqual(['nothing', 'nothing']);
        expect(altered.size).toBe(1);
        site.alter = (_file, bytes) => bytes;
        await browser.open(`${site.origin}/`);
        await browser.expectSession('signed-out');
      });
    }
  });
}
