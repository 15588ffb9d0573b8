import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The directory that a host serves, with a build of its own in it. */
export class Deployed {
  #directory;

  constructor(dist, base) {
    this.#directory = mkdtempSync(path.join(tmpdir(), 'hosted-'));
    this.root = this.beside('root');
    this.files = path.join(this.root, base);
    this.deploy(dist);
  }

  /** Puts a build in the place of the one that is there; its config.json stays. */
  deploy(dist) {
    const config = this.config && JSON.stringify(this.config);
    rmSync(this.files, { recursive: true, force: true });
    cpSync(dist, this.files, { recursive: true });
    if (config) writeFileSync(path.join(this.files, 'config.json'), config);
  }

  /** A directory that is not served, and goes when this one does. */
  beside(name) {
    const directory = path.join(this.#directory, name);
    mkdirSync(directory);
    return directory;
  }

  configure(config) {
    this.config = config;
    writeFileSync(path.join(this.files, 'config.json'), JSON.stringify(config));
    return config;
  }

  remove() {
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
