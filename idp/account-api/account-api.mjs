import { createHash, randomUUID } from 'node:crypto';
import { readBody } from '../oidc-request.mjs';
import { authenticate } from './access.mjs';
import { ApiError, errorBody } from './api-error.mjs';
import { linkIdentity, replaceIdentity, unlinkIdentity } from './identities.mjs';
import { listFactors } from './mfa.mjs';
import { setPassword } from './password.mjs';
import { changeAccount, changeProfile, removeEmail, removePhone, showAccount } from './profile.mjs';
import { listGrants, listSessions, revokeGrant, revokeSession } from './sessions.mjs';
import { sendVerificationCode, startSocial, verifyPassword, verifySocial, verifyVerificationCode } from './verifications.mjs';

const bodyLimit = 1024 * 1024;

const routes = {
  '/my-account': { GET: showAccount, PATCH: changeAccount },
  '/my-account/profile': { PATCH: changeProfile },
  '/my-account/password': { POST: setPassword },
  '/my-account/primary-email': { DELETE: removeEmail },
  '/my-account/primary-phone': { DELETE: removePhone },
  '/my-account/identities': { POST: linkIdentity, PUT: replaceIdentity },
  '/my-account/identities/:': { DELETE: unlinkIdentity },
  '/my-account/sessions': { GET: listSessions },
  '/my-account/sessions/:': { DELETE: revokeSession },
  '/my-account/grants': { GET: listGrants },
  '/my-account/grants/:': { DELETE: revokeGrant },
  '/my-account/mfa-verifications': { GET: listFactors },
  '/verifications/password': { POST: verifyPassword },
  '/verifications/verification-code': { POST: sendVerificationCode },
  '/verifications/verification-code/verify': { POST: verifyVerificationCode },
  '/verifications/social': { POST: startSocial },
  '/verifications/social/verify': { POST: verifySocial },
};

/** Logto's Account API: /api/my-account… and /api/verifications…, for any origin and an opaque token. */
export function accountApi(idp) {
  return async (ctx, next) => {
    if (ctx.method === 'GET' && ctx.path === '/api/.well-known/account-center') return showSettings(ctx, idp);
    const [, path] = ctx.path.match(/^\/api(\/(?:my-account|verifications)(?:\/.*)?)$/) ?? [];
    if (!path) return next();
    if (answerCors(ctx)) return undefined;
    ctx.set('logto-core-request-id', randomUUID());
    const { methods, parameter } = find(path);
    if (!methods) return undefined;
    const handle = methods[ctx.method === 'HEAD' ? 'GET' : ctx.method];
    if (!handle) {
      ctx.set('allow', Object.keys(methods).join(', '));
      ctx.status = 405;
      return undefined;
    }
    const text = await readBody(ctx.req, bodyLimit);
    if (text === undefined) return undefined;
    try {
      const access = await authenticate(ctx, idp);
      if (!idp.accountCenter.enabled) throw new ApiError(400, 'account_center.not_enabled');
      await handle(ctx, idp, access, parse(text), parameter);
    } catch (error) {
      if (error instanceof SyntaxError) Object.assign(ctx, { status: 400, body: { message: error.message } });
      else if (error instanceof ApiError) Object.assign(ctx, { status: error.status, body: errorBody(error, ctx.get('accept-language')) });
      else throw error;
    }
    return conditional(ctx);
  };
}

/** Which fields are open. Public, but without CORS: an application elsewhere cannot read it. */
function showSettings(ctx, { accountCenter: { enabled, fields } }) {
  ctx.body = { enabled, fields };
}

function find(path) {
  if (Object.hasOwn(routes, path)) return { methods: routes[path] };
  const [, folder, parameter] = path.match(/^(.*\/)([^/]+)$/) ?? [];
  return Object.hasOwn(routes, `${folder}:`) ? { methods: routes[`${folder}:`], parameter } : {};
}

const parse = (text) => (text === '' ? undefined : JSON.parse(text));

function answerCors(ctx) {
  ctx.set('vary', 'Accept-Encoding, Origin');
  const origin = ctx.get('origin');
  const preflight = ctx.method === 'OPTIONS' && ctx.get('access-control-request-method');
  if (origin) {
    ctx.set('access-control-allow-origin', origin);
    if (!preflight) ctx.set('access-control-expose-headers', '*');
  }
  if (!origin || !preflight) return false;
  ctx.set('access-control-allow-methods', 'GET,HEAD,PUT,POST,DELETE,PATCH');
  const headers = ctx.get('access-control-request-headers');
  if (headers) ctx.set('access-control-allow-headers', headers);
  ctx.status = 204;
  return true;
}

function conditional(ctx) {
  if (ctx.method !== 'GET' || ctx.status !== 200) return;
  const digest = createHash('sha256').update(JSON.stringify(ctx.body)).digest('base64url');
  ctx.set('etag', `"${digest.slice(0, 27)}"`);
  if (ctx.fresh) ctx.status = 304;
}
