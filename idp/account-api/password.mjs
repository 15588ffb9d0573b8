import { requireEditable, requireFirstParty } from './access.mjs';
import { ApiError } from './api-error.mjs';
import { filled, guard } from './guard.mjs';
import { requireVerificationIfPossible } from './verification-records.mjs';

const shortest = 8;
const longest = 256;
/** Repetitions and sequences shorter than this count for nothing. */
const shortestRun = 3;
/** As many characters beside the restricted ones make a password good. */
const enoughOthers = 3;

const rows = [
  '0123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm',
].flatMap((row) => [row, [...row].reverse().join('')]);

/** POST /my-account/password: the first one, or another. Tokens and sessions live on. */
export function setPassword(ctx, idp, access, body) {
  requireFirstParty(access);
  const { password } = guard(body, { password: filled });
  const { person } = access;
  requireVerificationIfPossible(ctx, idp, person);
  requireEditable(idp, 'password');
  const issues = issuesOf(password, person);
  if (issues.length > 0) throw new ApiError(422, 'password.rejected', issues);
  if (password === person.password) throw new ApiError(422, 'user.same_password');
  Object.assign(person, { password, updatedAt: Date.now() });
  ctx.status = 204;
}

/** What Logto's standard policy has against a password, several things at once. */
function issuesOf(password, person) {
  const issues = [];
  const add = (code, interpolation) => issues.push({ code: `password_rejected.${code}`, ...(interpolation && { interpolation }) });
  if (password.length < shortest) add('too_short', { min: shortest });
  if (password.length > longest) add('too_long', { max: longest });
  if (!/^[!-~]*$/.test(password)) add('unsupported_characters');
  const found = restrictedParts(password.toLowerCase(), person);
  const restricted = new Set(found.flatMap(({ start, length }) => Array.from({ length }, (_, offset) => start + offset)));
  if (restricted.size > Math.max(1, password.length - enoughOthers)) {
    for (const code of new Set(found.map((part) => part.code))) add(code);
  }
  return issues;
}

function restrictedParts(password, { name, username, email, phone }) {
  const known = [name, ...(name?.split(/\s+/) ?? []), username, email?.split('@')[0], phone].filter(Boolean).map((word) => word.toLowerCase());
  const parts = [];
  for (let start = 0; start < password.length; start += 1) {
    const rest = password.slice(start);
    const repeated = rest.match(/^(.)\1*/s)[0].length;
    if (repeated >= shortestRun) parts.push({ code: 'restricted.repetition', start, length: repeated });
    const sequence = runLength(rest);
    if (sequence >= shortestRun) parts.push({ code: 'restricted.sequence', start, length: sequence });
    const own = Math.max(0, ...known.filter((word) => rest.startsWith(word)).map((word) => word.length));
    if (own > 0) parts.push({ code: 'restricted.user_info', start, length: own });
  }
  return parts;
}

/** How many characters at the beginning stand in one row of the keyboard or the alphabet. */
function runLength(text) {
  let length = 1;
  while (length < text.length && rows.some((row) => row.includes(text.slice(0, length + 1)))) length += 1;
  return length;
}
