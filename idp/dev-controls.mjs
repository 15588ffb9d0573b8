import { fieldNames, fieldStates } from './account-api/account-center.mjs';
import { keyTypes } from './keys.mjs';
import { readBody } from './oidc-request.mjs';
import { organizationRoles, organizations, roles } from './seed.mjs';
import { wecomFactory } from './tenant.mjs';

const bodyLimit = 16 * 1024;
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** POST, GET and DELETE below /_dev/: what an administrator or the passing of time would do, for tests. */
export function devControls(idp) {
  return async (ctx, next) => {
    if (!ctx.path.startsWith('/_dev/')) return next();
    // A web page somewhere could otherwise reach them through the browser of whoever runs this.
    if (!isLocal(ctx.req.headers)) return answer(ctx, 403, 'only local tools may use this');
    const text = await readBody(ctx.req, bodyLimit);
    const input = parse(text);
    if (input === undefined) return answer(ctx, 400, 'the body must be a JSON object, or empty');
    const control = find(ctx);
    if (!control) return answer(ctx, 404, `no control for ${ctx.method} ${ctx.path}`);
    return control(ctx, idp, input);
  };
}

function isLocal(headers) {
  const forwarded = Object.keys(headers).some((name) => name.startsWith('x-forwarded-') || name === 'forwarded');
  return loopback.test(headers.host) && !forwarded && !headers.origin;
}

function find(ctx) {
  const fixed = controls[`${ctx.method} ${ctx.path}`];
  if (fixed) return fixed;
  const [, username, action] = ctx.path.match(/^\/_dev\/people\/(\w+)(?:\/(\w+))?$/) ?? [];
  const control = personControls[`${ctx.method} ${action ?? ''}`];
  return control && username && withPerson(username, control);
}

const controls = {
  'POST /_dev/reset': (ctx, idp) => {
    idp.reset();
    ctx.status = 204;
  },
  'GET /_dev/log': (ctx, idp) => {
    ctx.body = idp.log.entries;
  },
  'DELETE /_dev/log': (ctx, idp) => {
    idp.log.clear();
    ctx.status = 204;
  },
  'POST /_dev/keys/rotate': (ctx, idp, { type = 'EC', keepPrevious = true }) => {
    if (!keyTypes.includes(type)) return answer(ctx, 400, `type must be one of ${keyTypes.join(', ')}`);
    if (typeof keepPrevious !== 'boolean') return answer(ctx, 400, 'keepPrevious must be true or false');
    idp.rotateKeys(type, keepPrevious);
    ctx.body = idp.keys.public;
    return undefined;
  },
  'POST /_dev/clock': (ctx, idp, { offset, stopped = false }) => {
    if (!Number.isFinite(offset)) return answer(ctx, 400, 'offset must be a number of seconds');
    if (typeof stopped !== 'boolean') return answer(ctx, 400, 'stopped must be true or false');
    idp.clock.setOffset(offset, stopped);
    ctx.status = 204;
    return undefined;
  },
  'POST /_dev/account-center': (ctx, { accountCenter }, { enabled = true, fields = {}, passwordAttempts = 100 }) => {
    if (typeof enabled !== 'boolean') return answer(ctx, 400, 'enabled must be true or false');
    if (!isObject(fields) || !Object.entries(fields).every(([name, state]) => fieldNames.includes(name) && fieldStates.includes(state))) {
      return answer(ctx, 400, `fields (${fieldNames.join(', ')}) each need one of ${fieldStates.join(', ')}`);
    }
    if (!Number.isInteger(passwordAttempts) || passwordAttempts < 1) return answer(ctx, 400, 'passwordAttempts must be a whole number from 1');
    accountCenter.reset();
    Object.assign(accountCenter, { enabled, passwordAttempts });
    Object.assign(accountCenter.fields, fields);
    return done(ctx);
  },
  'POST /_dev/verifications/expire': (ctx, { verificationRecords }) => {
    verificationRecords.expireAll();
    return done(ctx);
  },
  'POST /_dev/wecom-factory': (ctx, { tenant }, { installed = true }) => {
    if (typeof installed !== 'boolean') return answer(ctx, 400, 'installed must be true or false');
    tenant.factories[installed ? 'add' : 'delete'](wecomFactory);
    ctx.status = 204;
    return undefined;
  },
  'POST /_dev/one-time-tokens': (ctx, idp, { email }) => {
    if (typeof email !== 'string' || !idp.people.byEmail(email)) return answer(ctx, 404, 'nobody has this e-mail address');
    ctx.body = { token: idp.oneTimeTokens.issue(email) };
    return undefined;
  },
};

const personControls = {
  'POST suspend': (ctx, idp, person, { suspended = true }) => {
    if (typeof suspended !== 'boolean') return answer(ctx, 400, 'suspended must be true or false');
    if (suspended) idp.store.forgetAccount(person.id);
    return Object.assign(person, { suspended }) && done(ctx);
  },
  'POST access': (ctx, idp, person, { denied = true }) => {
    if (typeof denied !== 'boolean') return answer(ctx, 400, 'denied must be true or false');
    return Object.assign(person, { denied }) && done(ctx);
  },
  'POST roles': (ctx, idp, person, { roles: given }) => {
    if (!isListOf(given, roles)) return answer(ctx, 400, `roles must be a list of ${Object.keys(roles).join(', ')}`);
    return Object.assign(person, { roles: given }) && done(ctx);
  },
  'POST organizations': (ctx, idp, person, memberships) => {
    const ids = organizations.map(({ id }) => id);
    const usable = Object.entries(memberships).every(([id, held]) => ids.includes(id) && isListOf(held, organizationRoles));
    if (!usable) {
      return answer(ctx, 400, `organizations (${ids.join(', ')}) each need a list of ${Object.keys(organizationRoles).join(', ')}`);
    }
    return Object.assign(person, { memberships }) && done(ctx);
  },
  'POST mfa': (ctx, idp, person, { factors }) => {
    if (!Array.isArray(factors) || !factors.every((type) => factorTypes.includes(type))) {
      return answer(ctx, 400, `factors must be a list of ${factorTypes.join(', ')}`);
    }
    const mfa = factors.map((type, at) => ({
      id: `${person.id}-${at}`,
      createdAt: new Date(Date.now()).toISOString(),
      type,
      ...(type === 'BackupCode' && { remainCodes: 10 }),
    }));
    return Object.assign(person, { mfa }) && done(ctx);
  },
  'POST account': (ctx, idp, person, change) => {
    const usable = Object.entries(change).every(([name, value]) => (
      accountMembers.includes(name) && (value === null || typeof value === 'string')
    ));
    if (!usable) return answer(ctx, 400, `an account has ${accountMembers.join(', ')}; each takes a text or null`);
    return Object.assign(person, change) && done(ctx);
  },
  'DELETE ': (ctx, idp, person) => {
    idp.people.remove(person.id);
    idp.store.forgetAccount(person.id);
    return done(ctx);
  },
};

function withPerson(username, control) {
  return (ctx, idp, input) => {
    const person = idp.people.byUsername(username) ?? idp.people.byId(username);
    return person ? control(ctx, idp, person, input) : answer(ctx, 404, `there is nobody called ${username}`);
  };
}

const factorTypes = ['Totp', 'BackupCode', 'WebAuthn'];
const accountMembers = ['username', 'password', 'name', 'avatar', 'email', 'phone'];
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const isListOf = (value, known) => Array.isArray(value) && value.every((item) => Object.hasOwn(known, item));

function done(ctx) {
  ctx.status = 204;
}

function answer(ctx, status, message) {
  ctx.status = status;
  ctx.body = { message };
}

function parse(text) {
  if (text === undefined) return undefined;
  if (text.trim() === '') return {};
  try {
    const value = JSON.parse(text);
    return value && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
