import { ApiError } from './api-error.mjs';

/**
 * Holds a body to `shape`, a check for each member; what it does not name is dropped, as Logto does.
 * A check answers what is wrong with a value, or nothing.
 */
export function guard(body, shape) {
  const issues = [];
  const kept = {};
  for (const [name, check] of Object.entries(shape)) {
    const value = body?.[name];
    const wrong = check(value);
    if (wrong) issues.push({ path: [name], code: wrong.code ?? 'invalid_type', message: wrong.message ?? wrong });
    else if (value !== undefined) kept[name] = value;
  }
  if (issues.length > 0) throw new ApiError(400, 'guard.invalid_input', { issues });
  return kept;
}

export const optional = (check) => (value) => (value === undefined ? undefined : check(value));
export const nullable = (check) => (value) => (value === null ? undefined : check(value));

export function text(value) {
  if (value === undefined) return 'Required';
  return typeof value === 'string' ? undefined : 'Expected string';
}

export const filled = (value) => text(value) ?? (value === '' ? { code: 'too_small', message: 'String must contain at least 1 character(s)' } : undefined);

export const matching = (pattern) => (value) => text(value) ?? (pattern.test(value) ? undefined : { code: 'invalid_string', message: 'Invalid' });

export const url = (value) => text(value) ?? (URL.canParse(value) ? undefined : { code: 'invalid_string', message: 'Invalid url' });

export function object(value) {
  if (value === undefined) return 'Required';
  return value && typeof value === 'object' && !Array.isArray(value) ? undefined : 'Expected object';
}
