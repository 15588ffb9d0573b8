import { preferredLanguage } from '../language.mjs';

const messages = {
  en: {
    'account_center.field_not_editable': 'Field is not editable.',
    'account_center.field_not_enabled': 'Field is not enabled.',
    'account_center.not_enabled': 'Account center is not enabled.',
    'auth.authorization_header_missing': 'Authorization header is missing.',
    'auth.authorization_token_type_not_supported': 'Authorization type is not supported.',
    'auth.third_party_application_forbidden': 'Third-party applications may not do this.',
    'auth.unauthorized': 'Unauthorized. Please check credentials and its scope.',
    'connector.general': 'An error occurred in connector.',
    'connector.not_found': 'Cannot find any available connector for this type.',
    'entity.invalid_input': 'Invalid input. Value list must not be empty.',
    'entity.value_too_long': 'The value is too long.',
    'guard.invalid_input': 'The request is invalid.',
    'oidc.invalid_grant': 'Grant request is invalid.',
    'oidc.invalid_session_account_id': 'The session is of another account.',
    'oidc.session_not_found': 'Session not found.',
    'password.rejected': 'Password is rejected.',
    'session.invalid_connector_id': 'The connector cannot be found.',
    'session.invalid_credentials': 'Incorrect account or password. Please check your input.',
    'session.verification_blocked_too_many_attempts': 'Too many attempts in a short time. Please try again in 60 minutes.',
    'user.identity_already_in_use': 'The identity has been associated with an existing account.',
    'user.identity_not_exist': 'The social account has not been linked.',
    'user.last_sign_in_method_required': 'The last way to sign in cannot be removed.',
    'user.same_password': 'New password cannot be the same as your old password.',
    'user.username_already_in_use': 'This username is already in use.',
    'verification_record.not_found': 'Verification record not found.',
    'verification_record.permission_denied': 'Permission denied, please re-verify your identity.',
  },
  'zh-CN': {
    'auth.unauthorized': '未经授权，请检查相关凭据及其权限范围。',
    'guard.invalid_input': '请求无效。',
    'session.invalid_credentials': '用户名或密码错误，请检查你的输入。',
  },
  ja: {
    'auth.unauthorized': '認証されていません。資格情報とその範囲を確認してください。',
    'guard.invalid_input': 'リクエストが無効です。',
    'session.invalid_credentials': 'アカウントまたはパスワードが正しくありません。入力内容をご確認ください。',
  },
};

/** A refusal of the Account API; `code` is what programs go by. */
export class ApiError extends Error {
  constructor(status, code, data) {
    super(code);
    Object.assign(this, { status, code, data });
  }
}

export const unauthorized = (status = 401) => new ApiError(status, 'auth.unauthorized');
export const notFound = () => new ApiError(400, 'verification_record.not_found');

/** Logto's body of an error: `{code, message, data?, details?}`. */
export function errorBody({ code, data }, acceptLanguage) {
  const table = messages[preferredLanguage(undefined, acceptLanguage)];
  const details = data?.issues && data.issues.map(({ path, message }) => `Error in key path "${path.join('.')}": ${message}`).join('\n');
  return {
    code,
    message: table[code] ?? messages.en[code],
    ...(data === undefined ? undefined : { data }),
    ...(details === undefined ? undefined : { details }),
  };
}
