import { readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, hosts, test } from '../support/hosting.mjs';

const noFrames = {
  'content-security-policy': "frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
};
const keep = 'public, max-age=31536000, immutable';
const ask = 'no-cache';

/** One request as a browser would not change it. */
function get(url, headers = {}) {
  return new Promise((resolve, reject) => {
    http.get(url, { headers, agent: false }, async (response) => {
      const parts = [];
      for await (const part of response) parts.push(part);
      resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) });
    }).once('error', reject);
  });
}

/** Every file of the build that is one for browsers, with its type and how long it may be kept. */
function filesOf(dist) {
  const types = { '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml', '.wasm': 'application/wasm' };
  const hashed = readdirSync(dist).filter((name) => types[path.extname(name)]);
  return [
    ...hashed.map((name) => ({ address: name, file: name, type: types[path.extname(name)], cache: keep })),
    ...['', 'callback', 'callback/', 'profile'].map((address) => ({ address, file: path.join(address, 'index.html'), type: 'text/html; charset=utf-8', cache: ask })),
    { address: 'config.json', file: 'config.json', type: 'application/json', cache: ask },
  ];
}

test.describe('as nginx serves it', () => {
  let at;
  let dist;
  test.beforeEach(({ hosted, deployment: { site } }) => {
    at = site.origin + site.base;
    dist = hosts[hosted].dist;
  });

  test('every file has its type, its headers and its time', async () => {
    const files = filesOf(dist);
    expect(files.filter(({ cache }) => cache === keep).length).toBeGreaterThanOrEqual(5);
    for (const { address, type, cache } of files) {
      for (const accepted of ['identity', 'gzip', 'gzip, br']) {
        const { status, headers } = await get(at + address, { 'accept-encoding': accepted });
        expect({ status, ...headers }, `${address} as ${accepted}`).toMatchObject({
          status: 200, ...noFrames, 'content-type': type, 'cache-control': cache, vary: 'Accept-Encoding',
        });
      }
    }
  });

  test('what was compressed goes out compressed, to who understands it', async () => {
    for (const { address, file } of filesOf(dist).filter(({ file }) => /html|js$|css|wasm/.test(file))) {
      const bytes = readFileSync(path.join(dist, file));
      for (const [accepted, encoding, read] of [
        ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
        ['br', 'br', brotliDecompressSync],
        ['gzip, br;q=0', 'gzip', gunzipSync],
        ['gzip', 'gzip', gunzipSync],
        ['abr, brx', undefined, (body) => body],
        [undefined, undefined, (body) => body],
      ]) {
        const { headers, body } = await get(at + address, accepted && { 'accept-encoding': accepted });
        expect(headers['content-encoding'], `${address} for ${accepted}`).toBe(encoding);
        expect(read(body).equals(bytes), `${address} for ${accepted}`).toBe(true);
        if (encoding) expect(body.length).toBeLessThan(bytes.length);
      }
    }
    const { headers } = await get(`${at}config.json`, { 'accept-encoding': 'gzip, br' });
    expect(headers['content-encoding']).toBeUndefined();
  });

  test('what is kept is asked for once more with its tag', async () => {
    const first = await get(at);
    const again = await get(at, { 'if-none-match': first.headers.etag });
    expect(again.status).toBe(304);
  });

  test('what is not there is never kept, and never a page in place of a script', async () => {
    for (const address of ['leptos-logto-0000000000000000.js', 'split_person-0000000000000000.wasm', 'no/such', '_headers', '_redirects', '.htaccess', '.nojekyll']) {
      const { status, headers, body } = await get(at + address, { 'accept-encoding': 'gzip, br' });
      expect({ status, ...headers }, address).toMatchObject({ status: 404, ...noFrames, 'content-type': 'text/html; charset=utf-8', 'cache-control': ask });
      expect(brotliDecompressSync(body).equals(readFileSync(path.join(dist, '404.html')))).toBe(true);
    }
  });
});
