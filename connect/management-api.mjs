import { Failure } from './failure.mjs';
import { parsed, request } from './http.mjs';

const pageSize = 100;

/** Signs in as the machine-to-machine application. */
export async function openManagementApi(fetch, settings, secret) {
  const { endpoint, machineId: id, indicator } = settings;
  const credentials = [id, secret].map(encodeURIComponent).join(':');
  const { status, text } = await request(fetch, `${endpoint}oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}`, accept: 'application/json' },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource: indicator, scope: 'all' }),
  });
  const answer = parsed(text) ?? {};
  if (status !== 200 || typeof answer.access_token !== 'string') throw new Failure(tokenRefused(status, answer, settings));
  if (!(answer.scope ?? '').split(' ').includes('all')) throw new Failure(roleMissing(id));
  return new ManagementApi(fetch, endpoint, id, answer.access_token);
}

function tokenRefused(status, { error, error_description: description }, { endpoint, machineId: id, indicator, indicatorGiven }) {
  if (error === 'invalid_client' && status === 401) {
    return `LOGTO_M2M_SECRET is not the secret of ${id} (--m2m-id), or that is not a machine-to-machine application; copy both from such an application in Logto's console`;
  }
  if (error === 'invalid_client') {
    return `the Logto at ${endpoint} has no application with the ID ${id} (--m2m-id); copy the ID of a machine-to-machine application from its console`;
  }
  if (error === 'invalid_target') {
    const where = 'it stands in Logto\'s console, API resources, Logto Management API';
    return indicatorGiven
      ? `${indicator} (--management-api) is not the identifier of this Logto's Management API; ${where}`
      : `this Logto does not know its Management API as ${indicator}; give its identifier with --management-api; ${where}`;
  }
  // Logto finds this and that wrong with a public client that authenticates.
  if (['invalid_request', 'invalid_redirect_uri', 'unauthorized_client'].includes(error)) {
    return `the application ${id} (--m2m-id) is not a machine-to-machine application; create one in Logto's console and give it the role “Logto Management API access”`;
  }
  return `Logto gave no token for the Management API (${[status, error, description].filter(Boolean).join(', ')})`;
}

const roleMissing = (id) => `the machine-to-machine application ${id} may not use the Management API; open it in Logto's console and assign the role “Logto Management API access” under Roles`;

class ManagementApi {
  #fetch;

  #endpoint;

  #machineId;

  #token;

  constructor(fetch, endpoint, machineId, token) {
    this.#fetch = fetch;
    this.#endpoint = endpoint;
    this.#machineId = machineId;
    this.#token = token;
  }

  get token() {
    return this.#token;
  }

  /** What is there; nothing when it answers 404. */
  async find(path) {
    const answer = await this.#request('GET', path);
    return answer.status === 404 ? undefined : this.#body('GET', path, answer);
  }

  async get(path) {
    return this.#body('GET', path, await this.#request('GET', path));
  }

  /** All pages of a list. */
  async list(path) {
    const all = [];
    for (let page = 1; ; page += 1) {
      const query = new URLSearchParams({ page, page_size: pageSize });
      const address = `${path}${path.includes('?') ? '&' : '?'}${query}`;
      const answer = await this.#request('GET', address);
      const items = this.#listed('GET', path, answer);
      all.push(...items);
      const total = Number(answer.headers.get('total-number') ?? all.length);
      if (items.length === 0 || all.length >= total) return all;
    }
  }

  /** A list that has no pages. */
  async listWhole(path) {
    return this.#listed('GET', path, await this.#request('GET', path));
  }

  async send({ method, path, body }) {
    return this.#body(method, path, await this.#request(method, path, body));
  }

  #request(method, path, body) {
    return request(this.#fetch, `${this.#endpoint}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
  }

  #listed(method, path, answer) {
    const items = this.#body(method, path, answer);
    if (!Array.isArray(items)) throw new Failure(`${method} ${path} answered with something other than a list; is this a Logto?`);
    return items;
  }

  #body(method, path, { status, text }) {
    const body = parsed(text);
    if (status >= 200 && status < 300 && body) return body;
    if (status === 403) throw new Failure(roleMissing(this.#machineId));
    const { code, message, details } = body ?? {};
    const said = [code, message, details].filter((part) => typeof part === 'string').join(', ');
    throw new Failure(`${method} ${path} was refused with ${status}${said && ` (${said})`}`);
  }
}
