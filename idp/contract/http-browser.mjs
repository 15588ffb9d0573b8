const redirects = new Set([301, 302, 303, 307, 308]);

/** As much of a browser as a sign-in over plain HTTP needs: cookies, redirects and forms. */
export class HttpBrowser {
  #cookies = [];

  #headers;

  constructor({ userAgent = 'contract', language = 'en' } = {}) {
    this.#headers = { 'user-agent': userAgent, 'accept-language': language, accept: 'text/html,*/*' };
  }

  get cookies() {
    return this.#cookies.map(({ name, value, path, httpOnly, sameSite }) => ({ name, value, path, httpOnly, sameSite }));
  }

  forgetCookie(name) {
    this.#cookies = this.#cookies.filter((cookie) => cookie.name !== name);
  }

  /** One request with this browser's cookies, redirects not followed. */
  async request(url, { form, headers } = {}) {
    const target = new URL(url);
    const response = await fetch(target, {
      method: form ? 'POST' : 'GET',
      body: form && new URLSearchParams(form),
      headers: { ...this.#headers, cookie: this.#cookieHeader(target), ...headers },
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) this.#store(line, target);
    return response;
  }

  /**
   * Goes to `url` and follows redirects until a page answers or the browser would leave for
   * `stopAt`. Every hop is kept in `chain`.
   */
  async navigate(url, { stopAt, ...options } = {}) {
    const chain = [];
    let next = { url: String(url), options };
    for (let hop = 0; hop < 20; hop += 1) {
      if (stopAt && next.url.startsWith(stopAt)) return { url: new URL(next.url), chain, browser: this, stopAt };
      const response = await this.request(next.url, next.options);
      const location = response.headers.get('location');
      chain.push({ status: response.status, url: next.url, location });
      if (!redirects.has(response.status) || !location) {
        return { url: new URL(next.url), response, text: await response.text(), chain, browser: this, stopAt };
      }
      next = { url: new URL(location, next.url).href, options: {} };
    }
    throw new Error(`too many redirects from ${url}`);
  }

  /** Submits the page's form with these fields, as pressing its submit button does. */
  async submit(page, fields = {}) {
    const form = formOf(page.text);
    const target = new URL(form.action || page.url, page.url);
    const values = new URLSearchParams(form.hidden);
    for (const [name, value] of Object.entries(fields)) {
      for (const one of [value].flat()) values.append(name, one);
    }
    if (form.method === 'post') return this.navigate(target, { form: values, stopAt: page.stopAt });
    target.search = values;
    return this.navigate(target, { stopAt: page.stopAt });
  }

  #store(line, url) {
    const [pair, ...attributes] = line.split('; ');
    const at = pair.indexOf('=');
    const value = pair.slice(at + 1);
    const attribute = (name) => attributes
      .find((one) => one.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
    const cookie = {
      name: pair.slice(0, at),
      value,
      path: attribute('path') ?? '/',
      host: url.hostname,
      httpOnly: attributes.some((one) => one.toLowerCase() === 'httponly'),
      sameSite: attribute('samesite')?.replace(/^./, (first) => first.toUpperCase()),
    };
    this.#cookies = this.#cookies.filter((known) => (
      known.name !== cookie.name || known.path !== cookie.path || known.host !== cookie.host
    ));
    const expires = attribute('expires');
    if (value && !(expires && new Date(expires).getTime() === 0)) this.#cookies.push(cookie);
  }

  #cookieHeader(url) {
    return this.#cookies
      .filter(({ host, path }) => host === url.hostname && (url.pathname === path || url.pathname.startsWith(path.replace(/\/?$/, '/'))))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }
}

/** The first form of a page: where it goes, how, and its hidden fields. */
export function formOf(text) {
  const [, attributes, body] = text.match(/<form([^>]*)>([\s\S]*?)<\/form>/) ?? [];
  if (body === undefined) throw new Error(`the page has no form:\n${text.slice(0, 500)}`);
  const hidden = [...body.matchAll(/<input([^>]*type="hidden"[^>]*)>/g)]
    .map(([, input]) => [attributeOf(input, 'name'), attributeOf(input, 'value') ?? '']);
  return { action: attributeOf(attributes, 'action'), method: attributeOf(attributes, 'method') ?? 'get', hidden };
}

export function attributeOf(tag, name) {
  const [, value] = tag.match(new RegExp(`\\b${name}="([^"]*)"`)) ?? [];
  const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
  return value?.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_match, entity) => entities[entity]);
}
