import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, hosts, test } from '../support/hosting.mjs';

test.describe('as S3 and CloudFront have it', () => {
  let dist;
  let base;
  test.beforeEach(({ hosted }) => {
    ({ dist, base } = hosts[hosted]);
  });

  test('each address leads to its file', () => {
    const text = readFileSync(path.join(`${dist}.hosting`, 'cloudfront/function.js'), 'utf8');
    const handler = new Function(`${text}; return handler;`)();
    const fileOf = (uri) => path.join(dist, handler({ request: { uri } }).uri.slice(base.length));
    for (const address of ['', 'callback', 'callback/', 'profile', 'config.json', '404.html']) {
      expect(existsSync(fileOf(base + address)) && statSync(fileOf(base + address)).isFile(), address).toBe(true);
    }
    expect(existsSync(fileOf(`${base}nowhere`))).toBe(false);
  });

  test('every file for browsers goes up with its type and its time, and pages last', () => {
    const uploads = deployed(path.join(`${dist}.hosting`, 'cloudfront/deploy.sh'), dist);
    const keys = uploads.map(({ key }) => key);
    const wanted = readdirSync(dist, { recursive: true })
      .filter((name) => statSync(path.join(dist, name)).isFile() && !/\.(br|gz)$|^[_.]/.test(name));
    expect(keys.toSorted()).toEqual(wanted.map((name) => base.slice(1) + name).toSorted());
    const types = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.wasm': 'application/wasm', '.html': 'text/html; charset=utf-8', '.json': 'application/json' };
    for (const { key, type, cache } of uploads) {
      expect(type, key).toBe(types[path.extname(key)]);
      expect(cache, key).toBe(/html|json/.test(key) ? 'no-cache' : 'public, max-age=31536000, immutable');
    }
    const lastAsset = keys.findLastIndex((key) => /\.(js|css|svg|wasm)$/.test(key));
    expect(keys.findIndex((key) => key.endsWith('.html'))).toBeGreaterThan(lastAsset);
  });
});

/** What the script has AWS's program upload, in order. */
function deployed(script, dist) {
  const directory = mkdtempSync(path.join(tmpdir(), 'aws-'));
  try {
    const log = path.join(directory, 'log');
    const aws = path.join(directory, 'aws');
    writeFileSync(aws, `#!${process.execPath}\nrequire('node:fs').appendFileSync(${JSON.stringify(log)}, JSON.stringify(process.argv.slice(2)) + '\\n');\n`);
    chmodSync(aws, 0o755);
    execFileSync('sh', [script, dist, 'bucket', 'E1'], { env: { ...process.env, PATH: `${directory}:${process.env.PATH}` } });
    const calls = readFileSync(log, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
    expect(calls.at(-1).slice(0, 2)).toEqual(['cloudfront', 'create-invalidation']);
    return calls.slice(0, -1).flatMap((call) => uploadsOf(call, dist));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** `aws s3 sync` and `cp`: of several patterns that a name matches the last one counts. */
function uploadsOf([, , from, to, ...options], dist) {
  const at = (name) => options[options.indexOf(name) + 1];
  const given = (name) => (options.includes(name) ? at(name) : undefined);
  const rest = { type: given('--content-type'), cache: given('--cache-control') };
  const prefix = to.replace('s3://bucket/', '');
  if (statSync(from).isFile()) return [{ key: prefix, ...rest }];
  const rules = options.flatMap((option, index) => (/^--(in|ex)clude$/.test(option) ? [[option === '--include', options[index + 1]]] : []));
  const matches = (pattern, name) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(name);
  return readdirSync(dist, { recursive: true })
    .filter((name) => statSync(path.join(dist, name)).isFile())
    .filter((name) => rules.findLast(([, pattern]) => matches(pattern, name))?.[0] ?? true)
    .map((name) => ({ key: prefix + name, ...rest }));
}
