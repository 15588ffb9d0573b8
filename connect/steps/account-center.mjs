import { Failure } from '../failure.mjs';

const fields = ['name', 'avatar', 'username', 'profile', 'email', 'phone', 'password', 'social', 'customData', 'mfa', 'session'];

export async function findAccountCenter(api) {
  const center = await api.find('api/account-center');
  if (!center) throw new Failure('this Logto has no account center; update it, or leave --account-center out');
  return center;
}

/** Opens the account center. What an administrator has set on purpose stays as it is. */
export function planAccountCenter({ enabled, fields: set = {} }) {
  const opened = fields.filter((field) => set[field] === undefined);
  const what = 'account center';
  const kept = fields.filter((field) => set[field] !== undefined && set[field] !== 'Edit').map((field) => `${field} ${set[field]}`);
  const note = kept.length > 0 ? ` (left as set: ${kept.join(', ')})` : '';
  if (enabled && opened.length === 0) return [{ what, note }];
  const body = { enabled: true, fields: { ...set, ...Object.fromEntries(opened.map((field) => [field, 'Edit'])) } };
  return [{ what, note, done: 'opened', call: { method: 'PATCH', path: 'api/account-center', body } }];
}
