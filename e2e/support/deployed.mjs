import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The directory that a host serves, with a build of its own in it. */
export class Deployed {
  constructor(dist, base) {
    this.root = mkdtempSync(path.join(tmpdir(), 'hosted-'));
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

  configure(config) {
    this.config = config;
    writeFileSync(path.join(this.files, 'config.json'), JSON.stringify(config));
    return config;
  }

  remove() {
    rmSync(this.root, { recursive: true, force: true });
  }
}
