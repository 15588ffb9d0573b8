import { Bookstore } from './bookstore.mjs';
import { Documents } from './documents.mjs';
import { authorizeRequest, refuse } from './bearer.mjs';
import { organizationUrn } from './permissions.mjs';
import { readBody } from './oidc-request.mjs';
import { api } from './seed.mjs';

const bodyLimit = 16 * 1024;

/** A small API that believes the tokens of this provider, as a resource server of your own would. */
export function demoApi(idp) {
  const books = new Bookstore();
  const documents = new Documents();
  idp.onReset(() => {
    books.reset();
    documents.reset();
  });

  return async (ctx, next) => {
    if (!ctx.path.startsWith('/demo-api/')) return next();
    if (answerCors(ctx, idp.config)) return undefined;
    if (ctx.path === '/demo-api/books') return serve(ctx, idp, bookRules, books);
    const [, id] = ctx.path.match(/^\/demo-api\/organizations\/([\w-]+)\/documents$/) ?? [];
    if (id) return serve(ctx, idp, documentRules(id), documents.of(id));
    return refuse(ctx, 404, 'not_found', 'there is no such resource');
  };
}

/** What a token must be for each method: its audience, its organization, the scope it must hold. */
const bookRules = {
  GET: (claims) => claims.aud === api && { scope: 'read' },
  POST: (claims) => claims.aud === api && { scope: 'write' },
};

/** An organization token of that organization, or an API token issued for it. */
function documentRules(id) {
  const kind = (claims) => {
    if (claims.aud === organizationUrn(id)) return 'organization';
    return claims.aud === api && claims.organization_id === id ? 'api' : undefined;
  };
  return {
    GET: (claims) => kind(claims) && {},
    POST: (claims) => ({ organization: { scope: 'write:documents' }, api: { scope: 'write' } })[kind(claims)],
  };
}

async function serve(ctx, idp, rules, collection) {
  const rule = rules[ctx.method];
  if (!rule) {
    ctx.set('allow', 'GET, POST');
    return refuse(ctx, 405, 'method_not_allowed', 'only GET and POST are served here');
  }
  if (!(await authorizeRequest(ctx, idp, rule))) return undefined;
  if (ctx.method === 'GET') {
    ctx.body = collection.all();
    return undefined;
  }
  const text = await readBody(ctx.req, bodyLimit);
  const created = text === undefined ? undefined : collection.add(parse(text));
  if (!created) return refuse(ctx, 400, 'invalid_body', collection.expects);
  ctx.status = 201;
  ctx.body = created;
  return undefined;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Registered origins only. True when the answer, to a preflight, is complete. */
function answerCors(ctx, { appOrigins }) {
  ctx.vary('Origin');
  const origin = ctx.get('origin');
  if (appOrigins.includes(origin)) {
    ctx.set({ 'access-control-allow-origin': origin, 'access-control-expose-headers': 'WWW-Authenticate' });
  }
  if (ctx.method !== 'OPTIONS') return false;
  if (appOrigins.includes(origin)) {
    ctx.set({
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'authorization,content-type',
      'access-control-max-age': '600',
    });
  }
  ctx.status = 204;
  return true;
}
