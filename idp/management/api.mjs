import { createLocalJWKSet, errors as joseErrors, jwtVerify } from 'jose';
import { readBody } from '../oidc-request.mjs';
import { accountCenter } from './account-center.mjs';
import { applications } from './applications.mjs';
import { connectors } from './connectors.mjs';
import { Refusal } from './refusal.mjs';
import { resources } from './resources.mjs';
import { managementApi } from './seed.mjs';
import { signInExperience } from './sign-in-experience.mjs';

const bodyLimit = 64 * 1024;

/** `METHOD path` with `:id` for an id: (idp, {id, query, body}) → [status, body]. */
const routes = { ...applications, ...connectors, ...signInExperience, ...accountCenter, ...resources };
const table = Object.entries(routes).map(([route, handle]) => {
  const [method, path] = route.split(' ');
  return { method, handle, pattern: new RegExp(`^/api/${path.replace(':id', '(?<id>[\\w-]+)')}$`) };
});

/** The part of Logto's Management API that sets up an application. Not open to browsers: no CORS. */
export function managementRoutes(idp) {
  return async (ctx, next) => {
    const fitting = table.filter(({ pattern }) => pattern.test(ctx.path));
    const found = fitting.find(({ method }) => method === ctx.method);
    if (!found) return next();
    const text = await readBody(ctx.req, bodyLimit);
    try {
      await authorize(ctx, idp);
      const { id } = ctx.path.match(found.pattern).groups ?? {};
      const [status, body] = found.handle(idp, { id, query: ctx.query, body: parse(text) });
      ctx.status = status;
      if (Array.isArray(body)) paginate(ctx, idp, body);
      else if (body !== undefined) ctx.body = body;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      ctx.status = error.status;
      ctx.body = { code: error.code, message: error.message, ...error.details };
    }
    return undefined;
  };
}

async function authorize(ctx, { config, keys }) {
  const [, token] = ctx.get('authorization').match(/^Bearer +(\S+)$/i) ?? [];
  if (!token) throw new Refusal(401, 'auth.authorization_header_missing', 'Authorization header is missing.');
  let claims;
  try {
    ({ payload: claims } = await jwtVerify(token, createLocalJWKSet(keys.public), {
      issuer: config.issuer, audience: managementApi.indicator, currentDate: new Date(Date.now()),
    }));
  } catch (error) {
    if (!(error instanceof joseErrors.JOSEError)) throw error;
    throw new Refusal(401, 'auth.unauthorized', 'Unauthorized. Please check credentials and its scope.', { data: { code: error.code } });
  }
  if (!(claims.scope ?? '').split(' ').includes('all')) {
    throw new Refusal(403, 'auth.forbidden', 'Forbidden. Please check your user roles and permissions.');
  }
}

function parse(text) {
  if (!text) return {};
  try {
    const value = JSON.parse(text);
    if (value && typeof value === 'object' && !Array.isArray(value)) return value;
  } catch {
    // Said below, as for any other body that is no object.
  }
  throw new Refusal(400, 'guard.invalid_input', 'The request body is invalid.');
}

/** All of a list, or a page of it where one is asked for. */
function paginate(ctx, { config }, list) {
  const { page, page_size: size = '20' } = ctx.query;
  if (page === undefined) {
    ctx.body = list;
    return;
  }
  const [number, length] = [page, size].map(Number);
  ctx.set('total-number', String(list.length));
  const last = Math.max(1, Math.ceil(list.length / length));
  const link = (target, rel) => {
    const query = new URLSearchParams({ ...ctx.query, page: target });
    return `<${config.endpoint}${ctx.path.slice(1)}?${query}>; rel="${rel}"`;
  };
  ctx.set('link', [link(1, 'first'), ...(number < last ? [link(number + 1, 'next')] : []), link(last, 'last')].join(', '));
  ctx.body = list.slice((number - 1) * length, number * length);
}
