/**
 * Makes addresses unreachable for a browser context, as a network that is down does.
 * Returns the function that ends the outage.
 */
export async function unreachable(context, pattern) {
  const refuse = (route) => route.abort('connectionrefused');
  await context.route(pattern, refuse);
  return () => context.unroute(pattern, refuse);
}

/** Answers with this status and a text, as an overloaded server or a captive portal does. */
export async function answering(context, pattern, status, body) {
  const answer = (route) => route.fulfill({
    status,
    contentType: 'text/html',
    headers: { 'access-control-allow-origin': '*' },
    body,
  });
  await context.route(pattern, answer);
  return () => context.unroute(pattern, answer);
}

/** Has the provider refuse every renewal with this error. */
export async function refusing(context, issuer, error) {
  const answer = (route) => route.fulfill({ status: 400, headers: { 'access-control-allow-origin': '*' }, json: { error } });
  await context.route(`${issuer}/token`, answer);
  return () => context.unroute(`${issuer}/token`, answer);
}

/** Lets a token request through and changes the ID token in its answer. */
export async function tampering(context, issuer, change) {
  await context.route(`${issuer}/token`, async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    await route.fulfill({ response, json: { ...answer, id_token: change(answer.id_token) } });
  });
}

/** The compact token with other claims under the old signature. */
export function withClaims(compact, changes) {
  const [header, payload, signature] = compact.split('.');
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url')), ...changes };
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}
