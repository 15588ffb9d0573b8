import { readFile } from 'node:fs/promises';
import Koa from 'koa';
import { accountApi } from './account-api/account-api.mjs';
import { demoApi } from './demo-api.mjs';
import { devControls } from './dev-controls.mjs';
import { authorize, showConsent } from './experience/consent.mjs';
import { directSignIn } from './experience/direct.mjs';
import { html } from './experience/html.mjs';
import { accountSuspended, unknownSession } from './experience/notices.mjs';
import { useOneTimeToken } from './experience/one-time-token.mjs';
import { sendPage } from './experience/page.mjs';
import { register, showRegister } from './experience/register.mjs';
import { showSignIn, signIn } from './experience/sign-in.mjs';
import { managementRoutes } from './management/api.mjs';
import { readBody } from './oidc-request.mjs';
import { finishWecom } from './wecom/sign-in.mjs';
import { WecomSimulator } from './wecom/simulator.mjs';

const formLimit = 16 * 1024;

/** Everything outside /oidc: the pages, the WeCom simulator, the demo API, the controls for tests. */
export function createApp(idp) {
  const app = new Koa();
  app.keys = idp.cookieKeys;
  app.proxy = idp.config.behindProxy;
  app.silent = idp.config.quiet;
  const simulator = new WecomSimulator(idp.config.wecom);

  app.use(async (ctx, next) => {
    ctx.set('referrer-policy', 'strict-origin-when-cross-origin');
    // One value per name, the last: what follows never meets a list.
    Object.defineProperty(ctx, 'query', { value: Object.fromEntries(new URLSearchParams(ctx.querystring)) });
    const page = pages[`${ctx.method} ${ctx.path}`];
    if (page) return page(ctx, idp, ctx.method === 'POST' ? await readForm(ctx) : undefined);
    return next();
  });
  app.use(async (ctx, next) => {
    const [, method, target] = ctx.path.match(/^\/direct\/(social|sso)\/([^/]+)$/) ?? [];
    if (ctx.method === 'GET' && method) return directSignIn(ctx, idp, method, target);
    if (ctx.method === 'GET' && idp.tenant.wecom && ctx.path === `/callback/${idp.tenant.wecom.id}`) return finishWecom(ctx, idp);
    return next();
  });
  app.use(async (ctx, next) => {
    const [, path] = ctx.path.match(/^\/wecom-simulator(\/.*)$/) ?? [];
    if (!path || !idp.config.wecom.simulated) return next();
    const body = ctx.method === 'POST' ? parseJson(await readBody(ctx.req, formLimit)) : undefined;
    return (await simulator.handle(ctx, path, body)) || next();
  });
  app.use(accountApi(idp));
  app.use(managementRoutes(idp));
  app.use(demoApi(idp));
  app.use(devControls(idp));
  app.use(assets);
  return app;
}

const pages = {
  'GET /': home,
  'GET /sign-in': showSignIn,
  'POST /sign-in': signIn,
  'GET /identifier-sign-in': showSignIn,
  'POST /identifier-sign-in': signIn,
  'GET /register': showRegister,
  'POST /register': register,
  'GET /identifier-register': showRegister,
  'POST /identifier-register': register,
  'GET /reset-password': toSignIn,
  'GET /single-sign-on': toSignIn,
  'GET /one-time-token': useOneTimeToken,
  'GET /consent': showConsent,
  'POST /consent': authorize,
  'GET /unknown-session': unknownSession,
  'GET /account-suspended': accountSuspended,
  'GET /api/status': (ctx) => { ctx.status = 204; },
};

/** Not enabled here; Logto falls back to the sign-in page then. */
function toSignIn(ctx) {
  ctx.redirect(`/sign-in${ctx.search}`);
}

function home(ctx, { config }) {
  sendPage(ctx, {
    title: 'Development provider',
    body: html`<p>An OpenID provider that behaves like Logto, for development and tests. Its issuer is <code>${config.issuer}</code>; application ID <code>${config.appId}</code>.</p>
<p><a href="/oidc/.well-known/openid-configuration">Discovery document</a></p>`,
  });
}

async function readForm(ctx) {
  const text = await readBody(ctx.req, formLimit);
  if (text === undefined) ctx.throw(413, 'The form is too large.');
  return new URLSearchParams(text);
}

function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const assetTypes = { 'style.css': 'text/css', 'script.js': 'text/javascript' };

async function assets(ctx, next) {
  const [, name] = ctx.path.match(/^\/experience\/([\w.]+)$/) ?? [];
  if (ctx.method !== 'GET' || !Object.hasOwn(assetTypes, name ?? '')) return next();
  ctx.type = assetTypes[name];
  ctx.body = await readFile(new URL(`experience/assets/${name}`, import.meta.url), 'utf8');
  return undefined;
}
