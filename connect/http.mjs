import { Failure } from './failure.mjs';

const deadline = 20_000;

/**
 * Sends a request and gives the answer as it is: a redirection is not followed, so that no secret
 * goes where it was not meant for.
 *
 * Throws a Failure that says what to do when there is no answer.
 */
export async function request(fetch, url, init) {
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(deadline) });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    throw new Failure(noAnswer(new URL(url).origin, error));
  }
}

export function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return undefined;
  }
}

const untrusted = /^(SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)|CERT_UNTRUSTED)/;

function noAnswer(origin, error) {
  const code = error.cause?.code ?? error.cause?.errors?.[0]?.code ?? error.cause?.message ?? error.name;
  if (code === 'TimeoutError') return `${origin} did not answer within ${deadline / 1000} seconds; try again, or check --endpoint`;
  if (['ENOTFOUND', 'EAI_AGAIN'].includes(code)) return `the host of ${origin} is not known here; check --endpoint and the network`;
  if (code === 'ECONNREFUSED') return `nothing listens at ${origin}; check --endpoint and that this Logto is running`;
  if (untrusted.test(code)) return `the certificate of ${origin} is not from an authority that is known here (${code}); name your own authority with --ca FILE`;
  if (code === 'CERT_HAS_EXPIRED') return `the certificate of ${origin} has expired; renew it`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return `the certificate of ${origin} is for another host; check --endpoint`;
  if (/^(EPROTO|ERR_SSL)/.test(code)) return `${origin} does not speak TLS; if it is a Logto on this machine, use http://`;
  return `${origin} could not be reached (${code}); check --endpoint and the network`;
}
