import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { Listening } from '../e2e/support/listening.mjs';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Named after their content, by Trunk or by Vite. */
const hashed = /^\/assets\/|-[0-9a-f]{8,}[._]/;

/** What both applications are served by: files in memory, compressed beforehand, with the headers of a static host. */
export class StaticHost {
  #files = new Map();
  #listening;
  #server = http.createServer({ keepAliveTimeout: 600_000 }, (request, response) => this.#answer(request, response));

  /** A host that listens and has no files yet. */
  static async open() {
    const host = new StaticHost();
    host.#listening = await Listening.start(host.#server);
    return host;
  }

  get origin() {
    return this.#listening.origin;
  }

  /** By how many seconds its clock, which every answer tells, is ahead. */
  ahead = 0;

  /** Serves everything in a directory. */
  async add(directory) {
    const files = (await filesBelow(directory)).filter((file) => !/\.(?:br|gz)$/.test(file));
    await Promise.all(files.map(async (file) => {
      await this.put(`/${path.relative(directory, file).split(path.sep).join('/')}`, await readFile(file));
    }));
  }

  /** Serves a file at a path such as `/config.json`. */
  async put(name, body) {
    this.#files.set(name, {
      body,
      brotli: await compressed(body),
      headers: {
        'content-type': types[path.extname(name)] ?? 'application/octet-stream',
        'cache-control': hashed.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
        etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
        vary: 'accept-encoding',
      },
    });
  }

  close() {
    return this.#listening.close();
  }

  #answer(request, response) {
    const { pathname } = new URL(request.url, this.origin);
    const file = this.#files.get(pathname) ?? (path.extname(pathname) ? undefined : this.#files.get('/index.html'));
    response.setHeader('date', new Date(Date.now() + this.ahead * 1000).toUTCString());
    if (!file) {
      response.writeHead(404).end();
    } else if (request.headers['if-none-match'] === file.headers.etag) {
      response.writeHead(304, file.headers).end();
    } else if (/\bbr\b/.test(request.headers['accept-encoding'])) {
      response.writeHead(200, { ...file.headers, 'content-encoding': 'br', 'content-length': file.brotli.length }).end(file.brotli);
    } else {
      response.writeHead(200, { ...file.headers, 'content-length': file.body.length }).end(file.body);
    }
  }
}

async function filesBelow(directory) {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

const compressed = (body) => promisify(brotliCompress)(body, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  },
});
