/** How long each of WeCom's answers may take (milliseconds). */
const deadline = 5000;

/**
 * Why WeCom could not tell who signed in. `kind` is one of those Logto's connector distinguishes,
 * `answer` what WeCom said.
 */
export class ConnectorError extends Error {
  constructor(kind, message, { answer, ...options } = {}) {
    super(message, options);
    this.kind = kind;
    this.answer = answer;
  }
}

/**
 * Where the browser goes: the authorization page inside the WeCom app, the QR code page elsewhere.
 * The order of the parameters and the fragment are WeCom's.
 */
export function authorizationUrl(config, { userAgent, redirectUri, state, scope }) {
  const base = /wxwork/i.test(userAgent ?? '')
    ? new URL('connect/oauth2/authorize', config.inAppBase)
    : new URL('wwopen/sso/qrConnect', config.qrBase);
  base.search = new URLSearchParams({
    appid: config.corpId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: scope || config.scope,
    state,
    agentid: config.agentId,
  }).toString();
  base.hash = 'wechat_redirect';
  return base.href;
}

/** The member behind a code: `{id, name, avatar, email, phone, rawData}`. */
export async function fetchMember(config, code) {
  if (!code) throw new ConnectorError('general', 'WeCom sent no code');
  const { access_token: token } = await call(config, 'cgi-bin/gettoken', { corpid: config.corpId, corpsecret: config.secret });
  const identity = await call(config, 'cgi-bin/auth/getuserinfo', { access_token: token, code });
  const userId = identity.userid ?? identity.UserId;
  const openId = identity.openid ?? identity.OpenId;
  if (!userId && !openId) throw new ConnectorError('general', 'WeCom named neither a member nor a visitor');

  // A visitor from outside the company has an openid and nothing else to ask for.
  const member = userId ? await call(config, 'cgi-bin/user/get', { access_token: token, userid: userId }) : {};
  const detail = identity.user_ticket ? await fetchDetail(config, token, identity.user_ticket) : {};
  return profileOf(userId ?? openId, withoutStatus({ ...identity, ...member, ...detail }));
}

/** Private fields need a ticket the member may have withheld; the sign-in goes on without them. */
async function fetchDetail(config, token, ticket) {
  try {
    return await call(config, 'cgi-bin/auth/getuserdetail', { access_token: token }, { user_ticket: ticket });
  } catch (error) {
    if (error instanceof ConnectorError) return {};
    throw error;
  }
}

function profileOf(id, rawData) {
  const { name, avatar, email, biz_mail: businessMail, mobile } = rawData;
  return {
    id,
    name: name || id,
    avatar: avatar || undefined,
    email: email || businessMail || undefined,
    phone: mobile ? withCountryCode(mobile) : undefined,
    rawData,
  };
}

const withCountryCode = (mobile) => (mobile.startsWith('+') ? mobile : `+86${mobile}`);

function withoutStatus({ errcode, errmsg, user_ticket: ticket, expires_in: expires, ...rest }) {
  return rest;
}

async function call(config, path, query, body) {
  const url = new URL(path, config.apiBase);
  url.search = new URLSearchParams(query).toString();
  const request = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  let answer;
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(config.deadline ?? deadline) });
    if (!response.ok) throw new ConnectorError('general', `${path} answered ${response.status}`);
    answer = await response.json();
  } catch (cause) {
    if (cause instanceof ConnectorError) throw cause;
    const reason = cause.name === 'TimeoutError' ? 'no answer in time' : 'no usable answer';
    throw new ConnectorError('general', `${path}: ${reason}`, { cause });
  }
  if (answer?.errcode) throw errorOf(answer, path);
  return answer ?? {};
}

function errorOf({ errcode, errmsg }, path) {
  const message = `${path}: ${errcode} ${errmsg ?? ''}`.trim();
  const answer = { errcode, errorDescription: errmsg };
  if ([40029, 40163, 42003].includes(errcode)) return new ConnectorError('social_auth_code_invalid', message, { answer });
  if ([40001, 40014].includes(errcode)) return new ConnectorError('social_access_token_invalid', message, { answer });
  return new ConnectorError('general', message, { answer });
}
