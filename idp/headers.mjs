import { createHash, randomUUID } from 'node:crypto';

/** The headers Logto puts on every answer below /oidc, and conditional requests for what can be cached. */
export async function finalTouches(ctx, next) {
  ctx.set({
    'x-frame-options': 'SAMEORIGIN',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'logto-core-request-id': randomUUID(),
  });
  await next();
  const json = ctx.body && typeof ctx.body === 'object';
  if (ctx.method !== 'GET' || ctx.status !== 200 || !json) return;
  if (ctx.path === '/jwks') ctx.set('cache-control', 'no-cache, max-age=0, must-revalidate');
  const digest = createHash('sha256').update(JSON.stringify(ctx.body)).digest('base64url');
  ctx.set('etag', `"${digest.slice(0, 27)}"`);
  if (ctx.fresh) ctx.status = 304;
}
