import { existsSync, readFileSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { Deployed } from './deployed.mjs';
import { Listening } from './listening.mjs';
import { types } from './site.mjs';

/**
 * A host that knows files and directories, as Python's and GitHub's: a directory without its slash is sent there, and
 * nothing is rewritten. With `notFound`, `404.html` stands in for what is not there.
 */
export class FileHost {
  #deployed;
  #listening;
  #server = http.createServer((request, response) => this.#answer(request, response));
  #notFound;

  constructor(deployed, base, notFound) {
    this.#deployed = deployed;
    this.base = base;
    this.#notFound = notFound;
  }

  static async start(dist, base, { notFound = false } = {}) {
    const host = new FileHost(new Deployed(dist, base), base, notFound);
    host.#listening = await Listening.start(host.#server);
    return host;
  }

  get origin() {
    return this.#listening.origin;
  }

  /** Whether it adds a slash to the address of a page. */
  addsSlash = true;

  configure(config) {
    return this.#deployed.configure(config);
  }

  deploy(dist) {
    this.#deployed.deploy(dist);
  }

  async close() {
    await this.#listening.close();
    this.#deployed.remove();
  }

  #answer(request, response) {
    const { pathname, search } = new URL(request.url, this.origin);
    let file = path.join(this.#deployed.root, path.normalize(decodeURIComponent(pathname)));
    if (existsSync(file) && statSync(file).isDirectory()) {
      if (!pathname.endsWith('/')) {
        response.writeHead(301, { location: `${pathname}/${search}` }).end();
        return;
      }
      file = path.join(file, 'index.html');
    }
    if (existsSync(file)) {
      this.#send(response, 200, file);
    } else if (this.#notFound) {
      this.#send(response, 404, path.join(this.#deployed.files, '404.html'));
    } else {
      response.writeHead(404, { 'content-type': types['.txt'] }).end('Not found\n');
    }
  }

  #send(response, status, file) {
    response.writeHead(status, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  }
}
