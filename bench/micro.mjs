import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { inNewBrowser } from './journey.mjs';
import { StaticHost } from './static-host.mjs';
import { conditions } from './tab.mjs';

const page = `<!doctype html><meta charset="utf-8"><title>Micro</title><script type="module">
import start, * as micro from './micro.js';
await start();
self.micro = micro;
</script>`;

/** How long the library's own work takes on the slow device, in microseconds for one of each. */
export async function microFigures(browser, directory) {
  const host = await StaticHost.open();
  try {
    await host.add(directory);
    await host.put('/index.html', Buffer.from(page));
    return await inNewBrowser(browser, async (context) => {
      const tab = await context.newPage();
      const broken = new Promise((_, reject) => tab.once('pageerror', reject));
      await tab.goto(host.origin);
      await Promise.race([broken, tab.waitForFunction(() => self.micro)]);
      const cdp = await context.newCDPSession(tab);
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: conditions.cpu });
      return tab.evaluate(measure, idToken());
    });
  } finally {
    await host.close();
  }
}

/** In the page: several samples of each, the first of which warms up and is left out. */
async function measure({ keys, token, issuer, audience, nonce, now }) {
  const { micro } = self;
  const works = {
    pkce: () => micro.pkce(200),
    verify_id_token: () => micro.verify_id_token(keys, token, issuer, audience, nonce, now, 20),
    restore_1: () => micro.restore(1, 50),
    restore_100: () => micro.restore(100, 10),
    restore_1000: () => micro.restore(1000, 3),
  };
  const figures = {};
  for (const [name, work] of Object.entries(works)) {
    await work();
    figures[name] = [];
    for (let sample = 0; sample < 9; sample += 1) figures[name].push(await work());
  }
  return figures;
}

/** An ID token as Logto signs it (ES384), and the key to verify it with. */
function idToken() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const issuer = 'https://logto.example/oidc';
  const audience = 'micro';
  const nonce = randomBytes(32).toString('base64url');
  const seconds = Math.floor(Date.now() / 1000);
  const claims = {
    sub: 'abcdefghijkl', iss: issuer, aud: audience, nonce, iat: seconds, exp: seconds + 3600,
    name: 'Alice Adams', username: 'alice', email: 'alice@example.com', email_verified: true, roles: ['reader'],
    organizations: ['one', 'two'], created_at: 1_700_000_000_000, updated_at: 1_700_000_000_000,
  };
  const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encoded({ alg: 'ES384', typ: 'JWT', kid: 'one' })}.${encoded(claims)}`;
  const signature = sign('sha384', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'ES384', use: 'sig' };
  return { keys: JSON.stringify({ keys: [key] }), token: `${signed}.${signature.toString('base64url')}`, issuer, audience, nonce, now: Date.now() };
}
