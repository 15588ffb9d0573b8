import { preferredLanguage } from './language.mjs';

const messages = {
  en: {
    access_denied: 'Access denied.',
    insufficient_scope: 'Token missing scope `{{scope}}`.',
    invalid_grant: 'Grant request is invalid.',
    invalid_redirect_uri: "`redirect_uri` did not match any of the client's registered `redirect_uris`.",
    invalid_request: 'Request is invalid.',
    invalid_scope: 'Invalid scope: {{error_description}}.',
    invalid_target: 'Invalid resource indicator.',
    invalid_token: 'Invalid token provided.',
    unsupported_grant_type: 'Unsupported `grant_type` requested.',
    unsupported_response_mode: 'Unsupported `response_mode` requested.',
    unsupported_response_type: 'Unsupported `response_type` requested.',
    'session.not_found': 'Session not found. Please go back and sign in again.',
    fallback: 'An OIDC error occurred: {{error}}.',
  },
  'zh-CN': {
    access_denied: '访问被拒绝。',
    insufficient_scope: '令牌缺少权限 `{{scope}}`。',
    invalid_grant: '授权请求无效。',
    invalid_redirect_uri: '`redirect_uri` 未在应用中登记。',
    invalid_request: '请求无效。',
    invalid_scope: '无效的权限范围：{{error_description}}。',
    invalid_target: '无效的资源标识。',
    invalid_token: '令牌无效。',
    unsupported_grant_type: '不支持的 `grant_type`。',
    unsupported_response_mode: '不支持的 `response_mode`。',
    unsupported_response_type: '不支持的 `response_type`。',
    'session.not_found': '未找到会话，请返回并重新登录。',
    fallback: '发生 OIDC 错误：{{error}}。',
  },
  ja: {
    access_denied: 'アクセスが拒否されました。',
    insufficient_scope: 'トークンにスコープ `{{scope}}` がありません。',
    invalid_grant: '認可リクエストが無効です。',
    invalid_redirect_uri: '`redirect_uri` が登録されていません。',
    invalid_request: 'リクエストが無効です。',
    invalid_scope: '無効なスコープ：{{error_description}}。',
    invalid_target: '無効なリソースインジケーターです。',
    invalid_token: '無効なトークンです。',
    unsupported_grant_type: 'サポートされていない `grant_type` です。',
    unsupported_response_mode: 'サポートされていない `response_mode` です。',
    unsupported_response_type: 'サポートされていない `response_type` です。',
    'session.not_found': 'セッションが見つかりません。戻ってもう一度サインインしてください。',
    fallback: 'OIDC エラーが発生しました：{{error}}。',
  },
};

/**
 * Gives error answers Logto's shape: `{code, message, error, error_description, …}`.
 * `?parse_error=false` leaves the bare OAuth body. Logto does not fill in the `{{…}}` of its
 * messages here; neither do we, except for the error without a message of its own.
 */
export async function shapeErrors(ctx, next) {
  await next();
  if (ctx.status === 404 && !ctx.body) {
    ctx.body = {
      error: 'invalid_request',
      error_description: `unrecognized route or not allowed method (${ctx.method} on ${ctx.path})`,
    };
    ctx.status = 404;
  }
  if (typeof ctx.body?.error !== 'string') return;
  const { error, error_description: description, scope, state, iss, code } = ctx.body;
  const bare = { error, error_description: description, scope, state, iss };
  if (ctx.query.parse_error === 'false') {
    ctx.body = bare;
    return;
  }
  const table = messages[preferredLanguage(undefined, ctx.get('accept-language'))];
  ctx.body = {
    code: code ?? `oidc.${error}`,
    message: table[code ?? error] ?? table.fallback.replace('{{error}}', error),
    ...(error === 'invalid_grant' ? { error_uri: 'https://openid.sh/debug/invalid_grant' } : undefined),
    ...bare,
  };
}
