import { authorizationUrl, ConnectorError, fetchMember } from '../wecom/connector.mjs';
import { requireFirstParty } from './access.mjs';
import { ApiError, notFound } from './api-error.mjs';
import { filled, guard, object, optional, text } from './guard.mjs';

/** POST /verifications/password */
export function verifyPassword(ctx, { accountCenter, verificationRecords }, access, body) {
  requireFirstParty(access);
  const { password } = guard(body, { password: filled });
  const { person } = access;
  const blocked = () => new ApiError(400, 'session.verification_blocked_too_many_attempts');
  if (verificationRecords.isBlocked(person.id, accountCenter.passwordAttempts)) throw blocked();
  if (person.password !== password) {
    verificationRecords.countFailure(person.id);
    if (verificationRecords.isBlocked(person.id, accountCenter.passwordAttempts)) throw blocked();
    throw new ApiError(422, 'session.invalid_credentials');
  }
  answer(ctx, 201, verificationRecords.add({ type: 'Password', personId: person.id }));
}

/** POST /verifications/verification-code: there is no connector for mail or messages here. */
export function sendVerificationCode(_ctx, _idp, access, body) {
  requireFirstParty(access);
  guard(body, { identifier: object });
  guard(body.identifier, { type: oneOf(['email', 'phone']), value: filled });
  throw new ApiError(501, 'connector.not_found');
}

/** POST /verifications/verification-code/verify */
export function verifyVerificationCode(_ctx, _idp, access, body) {
  requireFirstParty(access);
  guard(body, { identifier: object, verificationId: text, code: text });
  throw notFound();
}

/** POST /verifications/social: where to send the browser. */
export function startSocial(ctx, { tenant, verificationRecords }, _access, body) {
  const { connectorId, state, redirectUri, scope } = guard(body, {
    connectorId: filled, state: filled, redirectUri: filled, scope: optional(text),
  });
  if (connectorId !== tenant.wecom?.id) throw new ApiError(422, 'session.invalid_connector_id');
  const authorizationUri = authorizationUrl(tenant.wecomConfig, { userAgent: ctx.get('user-agent'), redirectUri, state, scope });
  answer(ctx, 201, verificationRecords.add({ type: 'Social', target: 'wecom' }), { authorizationUri });
}

/** POST /verifications/social/verify: `state` is the caller's to compare, as with Logto. */
export async function verifySocial(ctx, { tenant, verificationRecords }, _access, body) {
  const { verificationRecordId, connectorData } = guard(body, { verificationRecordId: text, connectorData: object });
  const record = verificationRecords.find(verificationRecordId, 'Social');
  if (!record || !tenant.wecom) throw notFound();
  try {
    record.member = await fetchMember(tenant.wecomConfig, connectorData.code);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    throw new ApiError(400, 'connector.general', error.answer);
  }
  ctx.body = { verificationRecordId: record.id };
}

const oneOf = (values) => (value) => (values.includes(value) ? undefined : { code: 'invalid_enum_value', message: 'Invalid enum value' });

function answer(ctx, status, { id, expiresAt }, more) {
  ctx.status = status;
  ctx.body = { verificationRecordId: id, ...more, expiresAt: new Date(expiresAt).toISOString() };
}
