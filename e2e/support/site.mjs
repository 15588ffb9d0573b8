import { existsSync, readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { lanHost } from './browser.mjs';
import { Listening } from './listening.mjs';

// Streaming compilation needs application/wasm; the rest is what any static host sends.
export const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * A static host for the built application: files, and index.html for every other path.
 *
 * `config` is what `/config.json` answers: an object, a text as it is, or a number for an error of
 * that status. `'fallback'` answers with index.html, as hosts do that know no missing file.
 */
export class Site {
  #dist;
  #headers;
  #listening;
  #server = http.createServer((request, response) => {
    this.#answer(request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });

  constructor(dist, config) {
    this.#dist = path.resolve(dist);
    this.config = config;
    /** By how many seconds its clock, which every answer tells, is ahead. */
    this.ahead = 0;
    this.#headers = headersOf(this.#dist);
    /** `'meta'`: the page itself says its policy, as on a host that knows no `_headers`. `'headers'`: the host alone says it. */
    this.policy = 'meta';
    /** Changes a file on its way: `(name, bytes) => bytes`. */
    this.alter = (_name, bytes) => bytes;
    /** What browsers report that the policy has blocked. */
    this.reports = undefined;
  }

  static async open(dist, { config = 404, port = 0 } = {}) {
    const site = new Site(dist, config);
    site.#listening = await Listening.start(site.#server, port);
    return site;
  }

  get origin() {
    return this.#listening.origin;
  }

  /** The same site under the name of a host of the local network, where a browser has no secure context. */
  get lanOrigin() {
    return this.origin.replace('localhost', lanHost);
  }

  async close() {
    await this.#listening.close();
  }

  async #answer(request, response) {
    response.setHeader('date', new Date(Date.now() + this.ahead * 1000).toUTCString());
    if (this.reports && request.method === 'POST' && request.url === reportPath) {
      const { 'csp-report': report } = JSON.parse(await textOf(request));
      this.reports.push(`${report['violated-directive']} ${report['blocked-uri']}`);
      response.writeHead(204).end();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const pathname = decodeURIComponent(new URL(request.url, this.origin).pathname);
    if (pathname === '/config.json' && this.config !== 'fallback') {
      this.#sendConfig(response);
      return;
    }
    const file = await this.#find(pathname);
    if (!file) {
      response.writeHead(404, { 'content-type': types['.txt'] }).end('Not found\n');
      return;
    }
    const name = path.relative(this.#dist, file);
    const bytes = await readFile(file);
    const sent = this.alter(name, name === 'index.html' && this.policy === 'headers' ? withoutPolicy(bytes) : bytes);
    // What was changed on its way must not be found in a cache when it no longer is.
    const hashed = /-[0-9a-f]{8,}[._]/.test(file) && sent.equals(bytes);
    this.#setPolicy(response);
    response.writeHead(200, {
      'content-type': types[path.extname(file)] ?? 'application/octet-stream',
      'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    response.end(request.method === 'HEAD' ? undefined : sent);
  }

  /** The headers the build asks for, where they are to say the policy; else at most one that reports what the page's own policy blocks. */
  #setPolicy(response) {
    const csp = 'content-security-policy';
    const reporting = this.reports ? `; report-uri ${reportPath}` : '';
    if (this.policy === 'headers') {
      for (const [name, value] of this.#headers) response.setHeader(name, name === csp ? value + reporting : value);
    } else if (reporting) {
      response.setHeader(`${csp}-report-only`, new Map(this.#headers).get(csp) + reporting);
    } else if (this.#headers.length === 0) {
      // A development build says no policy of its own.
      response.setHeader('referrer-policy', 'no-referrer');
    }
  }

  #sendConfig(response) {
    if (typeof this.config === 'number') {
      response.writeHead(this.config, { 'content-type': types['.txt'] }).end('No configuration\n');
      return;
    }
    const body = typeof this.config === 'string' ? this.config : JSON.stringify(this.config);
    response.writeHead(200, { 'content-type': types['.json'], 'cache-control': 'no-cache' }).end(body);
  }

  /** The file for a path, or index.html where the path is a page of the application. */
  async #find(pathname) {
    const file = path.join(this.#dist, path.normalize(pathname));
    if (file.startsWith(this.#dist + path.sep) && (await isFile(file))) return file;
    const page = pathname === '/config.json' || !path.extname(pathname);
    return page ? path.join(this.#dist, 'index.html') : undefined;
  }
}

const reportPath = '/reported-violations';

/** What `_headers` says for every file, which comes first, the names in small letters. An example has none. */
function headersOf(dist) {
  const file = path.join(dist, '_headers');
  if (!existsSync(file)) return [];
  const [first] = readFileSync(file, 'utf8').split(/\n(?=\/)/);
  return first.split('\n').slice(1).filter(Boolean).map((line) => {
    const [, name, value] = line.match(/^ +([^:]+): (.*)$/);
    return [name.toLowerCase(), value];
  });
}

/** The page as a host could serve it that says the policy in headers: without what says it in the page. */
function withoutPolicy(bytes) {
  const html = bytes.toString();
  const bare = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*><meta name="referrer"[^>]*>/, '');
  if (bare === html) throw new Error('index.html says no policy');
  return bare;
}

async function textOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

const isFile = (file) => stat(file).then((found) => found.isFile(), () => false);
