/** An error answer of the Management API: `{code, message, …details}`. */
export class Refusal extends Error {
  constructor(status, code, message, details) {
    super(message);
    Object.assign(this, { status, code, details });
  }
}

export const notFound = (id) => new Refusal(404, 'entity.not_exists_with_id', `The entity with ID \`${id}\` does not exist.`);

/** `path` leads to the member of the body that cannot be used. */
export function invalidInput(path, message) {
  return new Refusal(400, 'guard.invalid_input', 'The request input is invalid.', {
    data: { name: 'ZodError', issues: [{ code: 'custom', path, message }] },
    details: `Error in key path "${path.join('.')}": ${message}`,
  });
}

export function requireText(body, ...names) {
  for (const name of names) {
    if (typeof body[name] !== 'string' || body[name] === '') throw invalidInput([name], 'Required');
  }
}
