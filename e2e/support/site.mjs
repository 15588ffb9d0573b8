import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';

// Streaming compilation needs application/wasm; the rest is what any static host sends.
const types = {
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
  }

  static async open(dist, { config = 404, port = 0 } = {}) {
    const site = new Site(dist, config);
    await new Promise((resolve, reject) => {
      site.#server.once('error', reject);
      site.#server.listen(port, 'localhost', resolve);
    });
    return site;
  }

  get origin() {
    return `http://localhost:${this.#server.address().port}`;
  }

  async close() {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request, response) {
    response.setHeader('date', new Date(Date.now() + this.ahead * 1000).toUTCString());
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
    const hashed = /-[0-9a-f]{8,}[._]/.test(file);
    response.writeHead(200, {
      'content-type': types[path.extname(file)] ?? 'application/octet-stream',
      'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
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

const isFile = (file) => stat(file).then((found) => found.isFile(), () => false);
