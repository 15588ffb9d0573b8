import { randomBytes } from 'node:crypto';
import { html } from '../experience/html.mjs';
import { sendPage } from '../experience/page.mjs';
import { members, pictures } from './members.mjs';

const minute = 60 * 1000;
const tokenLifetime = 120 * minute;
const codeLifetime = 5 * minute;
const ticketLifetime = 30 * minute;
const scopesWithTicket = ['snsapi_userinfo', 'snsapi_privateinfo'];

/** WeCom as far as a sign-in needs it: two authorization pages and four server calls. */
export class WecomSimulator {
  #config;

  #secrets = new Map();

  constructor(config) {
    this.#config = config;
  }

  /** Answers requests below /wecom-simulator; false when the path is none of WeCom's. */
  async handle(ctx, path, body) {
    if (path === '/wwopen/sso/qrConnect') return this.#choose(ctx, 'WeCom: scan to sign in');
    if (path === '/connect/oauth2/authorize') return this.#choose(ctx, 'WeCom: allow sign-in');
    const [, picture] = path.match(/^\/pictures\/([\w.]+)$/) ?? [];
    if (picture && Object.hasOwn(pictures, picture)) {
      ctx.set('cross-origin-resource-policy', 'cross-origin');
      ctx.type = 'svg';
      ctx.body = pictures[picture];
      return true;
    }
    const answer = this.#call(path, ctx.query, body);
    if (!answer) return false;
    ctx.body = answer;
    return true;
  }

  /** The page where somebody scans, or refuses. */
  #choose(ctx, title) {
    const { appid, agentid, redirect_uri: redirectUri, response_type: type, state = '', scope } = ctx.query;
    if (appid !== this.#config.corpId || agentid !== this.#config.agentId || type !== 'code' || !URL.canParse(redirectUri ?? '')) {
      sendPage(ctx, { title: 'WeCom', status: 400, body: html`<p role="alert">appid, agentid, response_type or redirect_uri is wrong.</p>` });
      return true;
    }
    if (ctx.query.choice !== undefined) {
      this.#return(ctx, redirectUri, state, scope, ctx.query.choice);
      return true;
    }
    // The action names the path, so that the fragment of this page does not travel on to the application.
    const hidden = Object.entries({ appid, agentid, redirect_uri: redirectUri, response_type: type, state, scope });
    sendPage(ctx, {
      title,
      body: html`<p>This stands in for WeCom (企业微信). Who is it?</p>
<form class="choices" action="${ctx.path}">
${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${Object.entries(members).map(([id, { user, note }]) => html`<button name="choice" value="${id}">${user?.name ?? id} <small>(${note})</small></button>`)}
<button name="choice" value="">Refuse</button>
</form>`,
    });
    return true;
  }

  /** A refusal comes back with the state and without a code. */
  #return(ctx, redirectUri, state, scope, choice) {
    const target = new URL(redirectUri);
    if (Object.hasOwn(members, choice)) target.searchParams.set('code', this.#issue('code', codeLifetime, { id: choice, scope }));
    target.searchParams.set('state', state);
    target.searchParams.set('appid', this.#config.corpId);
    ctx.redirect(target.href);
  }

  #call(path, query, body) {
    if (path === '/cgi-bin/gettoken') return this.#getToken(query);
    const calls = {
      '/cgi-bin/auth/getuserinfo': () => this.#getUserInfo(query.code),
      '/cgi-bin/user/get': () => this.#getUser(query.userid),
      '/cgi-bin/auth/getuserdetail': () => this.#getUserDetail(body?.user_ticket),
    };
    if (!Object.hasOwn(calls, path)) return undefined;
    return this.#find('token', query.access_token) ? calls[path]() : failed(40014, 'invalid access_token');
  }

  #getToken({ corpid, corpsecret }) {
    if (corpid !== this.#config.corpId) return failed(40013, 'invalid corpid');
    if (corpsecret !== this.#config.secret) return failed(40001, 'invalid credential');
    return succeeded({ access_token: this.#issue('token', tokenLifetime, {}), expires_in: tokenLifetime / 1000 });
  }

  #getUserInfo(code) {
    const found = this.#find('code', code);
    if (!found) return failed(40029, 'invalid code');
    this.#secrets.delete(code);
    const { openid } = members[found.id];
    if (openid) return succeeded({ openid });
    const ticket = scopesWithTicket.includes(found.scope)
      ? { user_ticket: this.#issue('ticket', ticketLifetime, { id: found.id }), expires_in: ticketLifetime / 1000 }
      : {};
    return succeeded({ userid: found.id, ...ticket });
  }

  #getUser(userid) {
    const member = Object.hasOwn(members, userid ?? '') ? members[userid] : undefined;
    return member?.user ? succeeded(member.user) : failed(60111, 'userid not found');
  }

  #getUserDetail(ticket) {
    const found = this.#find('ticket', ticket);
    if (!found) return failed(40097, 'invalid user_ticket');
    const { avatar, ...detail } = members[found.id].detail;
    return succeeded(avatar ? { ...detail, avatar: new URL(`pictures/${avatar}`, this.#config.qrBase).href } : detail);
  }

  #issue(kind, lifetime, value) {
    const secret = randomBytes(24).toString('base64url');
    this.#secrets.set(secret, { ...value, kind, expiresAt: Date.now() + lifetime });
    return secret;
  }

  #find(kind, secret) {
    const found = this.#secrets.get(secret);
    return found?.kind === kind && found.expiresAt > Date.now() ? found : undefined;
  }
}

const succeeded = (fields) => ({ errcode: 0, errmsg: 'ok', ...fields });
const failed = (errcode, errmsg) => ({ errcode, errmsg });
