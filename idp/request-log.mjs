const most = 10_000;

/** What was asked of the provider, for tests to count. Never a code, token, password or state. */
export class RequestLog {
  #entries = [];

  #print;

  /** `print` is told each request as one line. */
  constructor(print = () => {}) {
    this.#print = print;
  }

  /** Starts the entry of a request; it is complete once the answer has left. */
  start(req, res) {
    const entry = { method: req.method, path: req.url.split('?')[0], at: Date.now() };
    req.logEntry = entry;
    res.on('finish', () => {
      entry.status = res.statusCode;
      this.#entries.push(entry);
      if (this.#entries.length > most) this.#entries.shift();
      this.#print([entry.method, entry.path, entry.grant_type, entry.status, entry.error].filter(Boolean).join(' '));
    });
  }

  /** Middleware of the provider: adds what only it knows after parsing. */
  observe = async (ctx, next) => {
    await next();
    const { params } = ctx.oidc ?? {};
    const { logEntry: entry } = ctx.req;
    if (!entry) return;
    if (params) {
      Object.assign(entry, {
        client: params.client_id,
        grant_type: params.grant_type,
        resource: params.resource,
        organization_id: params.organization_id,
        prompt: params.prompt,
        scope: params.scope,
      });
    }
    if (typeof ctx.body?.error === 'string') entry.error = ctx.body.error;
  };

  get entries() {
    return this.#entries;
  }

  clear() {
    this.#entries = [];
  }
}
