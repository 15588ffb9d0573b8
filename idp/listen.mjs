import http from 'node:http';
import { createApp } from './app.mjs';
import { Idp } from './idp.mjs';
import { prepareOidcRequest } from './oidc-request.mjs';

/** Serves the provider on both loopback addresses of `localhost`. Resolves once it can be reached. */
export async function listen(config) {
  const idp = new Idp(config);
  const answer = createHandler(idp);
  await open(answer, config.port, '127.0.0.1');
  try {
    await open(answer, config.port, '::1');
  } catch (error) {
    // A machine without IPv6 serves localhost on 127.0.0.1 alone.
    if (!['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code)) throw error;
  }
}

function createHandler(idp) {
  const handlePage = createApp(idp).callback();
  return async (req, res) => {
    if (!/^\/_dev(\/|$|\?)/.test(req.url)) idp.log.start(req, res);
    if (!/^\/oidc(\/|$|\?)/.test(req.url)) return handlePage(req, res);
    req.url = req.url.slice('/oidc'.length) || '/';
    if (!(await prepareOidcRequest(req, res))) return undefined;
    // oidc-provider finds its mount path by comparing the two.
    req.originalUrl = `/oidc${req.url}`;
    return idp.handleOidc(req, res);
  };
}

function open(handler, port, host) {
  return new Promise((resolve, reject) => {
    const server = http.createServer((req, res) => {
      handler(req, res).catch((error) => {
        console.error(error);
        if (!res.headersSent) res.writeHead(500);
        res.end();
      });
    });
    server.once('error', reject);
    server.listen({ port, host, ipv6Only: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
