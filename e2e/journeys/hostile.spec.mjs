import { expect } from '@playwright/test';
import { test } from '../support/hostile.mjs';
import { rows, words } from '../support/misconduct.mjs';
import { browserNames } from '../support/web-driver.mjs';

const alert = "//*[@role='alert']";

/** All that this origin has stored. */
const stored = 'return JSON.stringify([{ ...localStorage }, { ...sessionStorage }])';

for (const name of browserNames) {
  test.describe(`${name}:`, { tag: '@local' }, () => {
    for (const { deed, algorithm, conduct, outcome, codes = 1 } of rows) {
      const did = outcome === 'accepted' ? 'signs in' : `refuses (${outcome}) and keeps nothing`;
      test(`the provider ${deed}; the application ${did}`, async ({ drivers, scene }) => {
        const [browser, { provider, site }] = [await drivers(name), await scene({ algorithm, conduct })];
        await browser.open(`${site.origin}/sign-in`);
        expect(await browser.outcome()).toBe(outcome === 'accepted' ? 'signed-in' : 'failed');
        if (outcome === 'accepted') {
          expect(await browser.text('//h1')).toContain('Alice');
          return;
        }
        expect(await browser.text(alert)).toMatch(words[outcome]);
        expect(await browser.text('//body')).not.toContain('Alice');
        expect(new URL(await browser.address()).search + new URL(await browser.address()).hash).toBe('');
        expect(provider.count('/oidc/token'), 'codes that were sent').toBe(codes);
        const kept = await browser.run(stored);
        expect(provider.tokens.filter((token) => kept.includes(token)), 'tokens that are stored').toEqual([]);
        await browser.open(`${site.origin}/`);
        await browser.expectSession('signed-out');
      });
    }

    for (const { deed, conduct, outcome } of rows.filter(({ redirect }) => redirect)) {
      test(`beside a session the provider ${deed}; the application refuses (${outcome}) and the session stays`, async ({ drivers, scene }) => {
        const [browser, { provider, site }] = [await drivers(name), await scene()];
        await browser.open(`${site.origin}/sign-in`);
        await browser.expectSession('signed-in');
        const before = await browser.run(stored);
        const forged = new URLSearchParams([['code', 'stolen'], ['state', 'guessed'], ['iss', provider.issuer]]);
        const address = `${site.origin}/callback?${new URLSearchParams((conduct.callback ?? ((pairs) => pairs))([...forged]))}`;
        await browser.open((conduct.address ?? ((same) => same))(address));
        expect(await browser.text(alert)).toMatch(words[outcome]);
        await browser.expectSession('signed-in');
        expect(provider.count('/oidc/token')).toBe(1);
        const after = await browser.run(stored);
        expect(provider.tokens.every((token) => before.includes(token) === after.includes(token)), 'the tokens are as they were').toBe(true);
      });
    }

    // What another page of the origin, an older version or a person with developer tools could write.
    const spoilt = {
      'text that is no record': (text) => text.slice(0, text.length / 2),
      'that of another issuer': (text) => text.replace(/"issuer":"[^"]+"/, '"issuer":"https://evil.example/oidc"'),
      'nothing': () => '',
      'a number': () => '7',
    };
    for (const [what, spoil] of Object.entries(spoilt)) {
      test(`the stored session is made ${what}; the application shows nobody and does not fall over`, async ({ drivers, scene }) => {
        const [browser, { site }] = [await drivers(name), await scene()];
        await browser.open(`${site.origin}/sign-in`);
        await browser.expectSession('signed-in');
        const key = await browser.run("return Object.keys(localStorage).find((key) => key.endsWith(':session'))");
        const text = await browser.run('return localStorage[arguments[0]]', key);
        await browser.open(`${site.origin}/away.txt`);
        await browser.run('localStorage[arguments[0]] = arguments[1]', key, spoil(text));
        await browser.open(`${site.origin}/`);
        await browser.expectSession('signed-out');
        expect(await browser.text('//body')).not.toContain('Alice');
        await browser.open(`${site.origin}/sign-in`);
        await browser.expectSession('signed-in');
      });
    }

    test('the sign-in that is stored is changed while the person is away; the application refuses its answer', async ({ drivers, scene }) => {
      let back;
      const [browser, { provider, site }] = [await drivers(name), await scene({
        conduct: {
          address: (address) => {
            back = address;
            return `${new URL(address).origin}/away.txt`;
          },
        },
      })];
      await browser.open(`${site.origin}/sign-in`);
      await browser.text('//pre');
      const changed = await browser.run(`
        let changed = 0;
        for (const [key, text] of Object.entries(localStorage)) {
          const other = text.replace(/"nonce":"[^"]+"/, '"nonce":"' + 'A'.repeat(43) + '"');
          if (other !== text) { localStorage[key] = other; changed += 1; }
        }
        return changed;`);
      expect(changed).toBe(1);
      await browser.open(back);
      expect(await browser.outcome()).toBe('failed');
      expect(await browser.text(alert)).toMatch(words.untrusted);
      expect(provider.count('/oidc/token')).toBe(1);
      expect(provider.tokens.filter((token) => back.includes(token))).toEqual([]);
    });
  });
}
