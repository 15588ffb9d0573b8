import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { Deployed } from './deployed.mjs';
import { freePort } from './local-provider.mjs';

const program = process.env.NGINX || '/usr/sbin/nginx';

/** The lines that whoever uses the configuration of a build fills in. */
const toFillIn = (port, root) => [
  ['    listen 80;', `    listen 127.0.0.1:${port};`],
  ['    server_name app.example.com;', '    server_name localhost;'],
  ['    root /var/www/leptos-logto;', `    root ${root};`],
];

/** nginx with the configuration that stands beside a build, as a process of its own and with nothing of the system's. */
export class Nginx {
  #deployed;
  #process;

  constructor(deployed, base, port) {
    this.#deployed = deployed;
    this.base = base;
    this.origin = `http://localhost:${port}`;
  }

  static async start(dist, base) {
    const deployed = new Deployed(dist, base);
    const port = await freePort();
    const nginx = new Nginx(deployed, base, port);
    const prefix = deployed.beside('nginx');
    let site = readFileSync(`${dist}.hosting/nginx.conf`, 'utf8');
    for (const [line, filled] of toFillIn(port, deployed.root)) {
      if (site.split(line).length !== 2) throw new Error(`nginx.conf does not have once: ${line}`);
      site = site.replace(line, filled);
    }
    writeFileSync(path.join(prefix, 'site.conf'), site);
    writeFileSync(path.join(prefix, 'nginx.conf'), main(prefix));
    await nginx.#spawn(prefix);
    return nginx;
  }

  addsSlash = false;

  configure(config) {
    return this.#deployed.configure(config);
  }

  deploy(dist) {
    this.#deployed.deploy(dist);
  }

  async close() {
    const ended = once(this.#process, 'close');
    this.#process.kill();
    await ended;
    this.#deployed.remove();
  }

  /** Until it has opened its port, which it tells among its notices. */
  async #spawn(prefix) {
    this.#process = spawn(program, ['-p', prefix, '-c', 'nginx.conf'], { stdio: ['ignore', 'ignore', 'pipe'] });
    const child = this.#process;
    process.once('exit', () => child.kill());
    const said = [];
    const ready = new Promise((resolve, reject) => {
      child.once('error', (error) => reject(new Error(`${program} does not start (${error.message}): run \`cargo xtask setup\`, or name it with NGINX.`)));
      child.once('close', () => reject(new Error(`nginx did not start:\n${said.join('\n')}`)));
      readline.createInterface({ input: child.stderr }).on('line', (line) => {
        said.push(line);
        if (line.includes('event method')) resolve();
      });
    });
    await ready;
  }
}

const main = (prefix) => `
daemon off;
master_process off;
pid ${prefix}/nginx.pid;
error_log stderr notice;
events { worker_connections 256; }
http {
    access_log off;
    ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${prefix}/${kind};`).join('\n    ')}
    include site.conf;
}
`;
